/// Decides when a connection is cut because its other end is too slow: a value to which time is passed in.
///
/// A station's kept connection may be idle between requests for as long as the server keeps it; everything else has its
/// time. Moments and lengths are milliseconds of a steady clock.
struct ConnectionPace: Hashable {
  /// How a connection is cut.
  enum Cut: Hashable {
    case silently
    /// At once, without TLS's own farewell, as the other end does not listen.
    case abruptly
    /// With an answer, as a request has begun and none is on its way.
    case saying(DistrictProblem)
  }

  private enum Reading: Hashable {
    case nothing
    case head(since: Int64, bytes: Int)
    case body(since: Int64)

    var since: Int64? {
      switch self {
      case .nothing: nil
      case .head(let since, _), .body(let since): since
      }
    }
  }

  /// More than any head that the parser takes.
  private static let headLimit = 64 * 1024
  /// How much of a body is passed over after it was refused, so that its sender comes to read the answer.
  private static let drainLimit = 16 * 1024 * 1024

  private let handshakeTime: Int64
  private let requestTime: Int64
  private var reading = Reading.nothing
  /// How many requests have begun whose answer is not complete.
  private var unanswered = 0
  private var isAnswering = false
  private var drained = 0
  private var isConnected = false
  private var isIdentified = false
  private var idleSince: Int64
  private var stalledSince: Int64?

  /// A connection whose handshake begins.
  init(_ protection: ServerProtection, at now: Int64) {
    handshakeTime = protection.handshakeTime
    requestTime = protection.requestTime
    idleSince = now
  }

  /// The handshake is done.
  mutating func connected(at now: Int64) {
    isConnected = true
    idleSince = now
  }

  /// So many bytes of a request came.
  mutating func came(_ bytes: Int, at now: Int64) -> Cut? {
    switch reading {
    case .nothing: reading = .head(since: now, bytes: bytes)
    case .head(_, let before) where before > Self.headLimit: return refusal(.headTooLarge)
    case .head(let since, let before): reading = .head(since: since, bytes: before + bytes)
    case .body: break
    }
    return nil
  }

  /// A request's head is read.
  mutating func headRead(at now: Int64) {
    reading = .body(since: reading.since ?? now)
    unanswered += 1
    drained = 0
  }

  /// So many bytes of a body are read.
  mutating func bodyRead(_ bytes: Int) -> Cut? {
    guard unanswered == 0 else { return nil }
    drained += bytes
    return drained > Self.drainLimit ? .abruptly : nil
  }

  /// A request is read to its end.
  mutating func requestRead() { reading = .nothing }

  /// An answer begins.
  mutating func answerBegan() { isAnswering = true }

  /// An answer is complete; with `identified`, the caller has shown a certificate.
  mutating func answered(identified: Bool, at now: Int64) {
    isAnswering = false
    isIdentified = identified
    unanswered = max(0, unanswered - 1)
    idleSince = now
  }

  /// Whether the other end takes what is sent.
  mutating func taking(_ isTaking: Bool, at now: Int64) {
    stalledSince = isTaking ? nil : (stalledSince ?? now)
  }

  /// When the connection is to be cut if nothing happens until then; `nil` for not.
  var deadline: Int64? {
    guard isConnected else { return idleSince + handshakeTime }
    var begun = [reading.since, stalledSince].compactMap { $0 }
    if reading == .nothing, unanswered == 0, !isIdentified { begun.append(idleSince) }
    return begun.min().map { $0 + requestTime }
  }

  /// What is to be done at a moment.
  func cut(at now: Int64) -> Cut? {
    guard let deadline, deadline <= now else { return nil }
    guard isConnected, stalledSince == nil else { return .abruptly }
    return reading == .nothing ? .silently : refusal(.tooSlow)
  }

  /// Refuses what is being read, in words where no other answer is on its way.
  func refusal(_ problem: DistrictProblem) -> Cut {
    let own = if case .body = reading { 1 } else { 0 }
    return isAnswering || unanswered != own ? .silently : .saying(problem)
  }
}
