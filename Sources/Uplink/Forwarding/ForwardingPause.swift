/// What the forwarding of a ledger waits for; moments are milliseconds of a steady clock.
struct ForwardingPause: Hashable, Sendable {
  /// How long a district is left in peace after its connection ended and it then answered, in milliseconds: one that
  /// ends idle connections is not called again and again.
  static let betweenKnocks: Int64 = 3_600_000
  /// Within how long the stations that lost a district together ask for it, in milliseconds.
  static let knockSpread: Int64 = 5_000

  /// When what failed is tried again; as long as it is set, nothing else begins an exchange.
  private(set) var retry: Int64?
  /// When the events that were collected go.
  private(set) var send: Int64?
  /// When the district is asked whether it is there.
  private(set) var knock: Int64?
  private var answeredKnock: Int64?

  /// When to go on; `nil` where nothing is waited for.
  var wake: Int64? { retry ?? [send, knock].compactMap { $0 }.min() }

  /// Whether what is due now is only the question whether the district is there.
  func isKnock(at now: Int64) -> Bool { retry == nil && (knock ?? .max) <= now && (send ?? .max) > now }

  /// An exchange begins.
  mutating func end() { (retry, send, knock) = (nil, nil, nil) }

  /// An exchange failed.
  mutating func fail(until moment: Int64) {
    end()
    retry = moment
  }

  /// The first event waits for others.
  mutating func collect(until moment: Int64) { if send == nil { send = moment } }

  /// The connection ended.
  mutating func lost(at now: Int64, using generator: inout some RandomNumberGenerator) {
    guard retry == nil, knock == nil else { return }
    let soon = now + Int64.random(in: 0...Self.knockSpread, using: &generator)
    knock = max(soon, answeredKnock.map { $0 + Self.betweenKnocks } ?? soon)
  }

  /// The district answered the question.
  mutating func answered(at now: Int64) {
    (retry, knock) = (nil, nil)
    answeredKnock = now
  }
}
