/// What the district server lets one caller have, as far as its file says so; `nil` leaves it to the server.
public struct ServerLimits: Sendable, Equatable {
  /// How many connections there may be in all.
  public var connections: Int?
  /// How many connections one address may have that have shown no certificate.
  public var connectionsPerAddress: Int?
  /// How many seconds a TLS handshake may take.
  public var handshakeSeconds: Int?
  /// How many seconds a request may take to arrive.
  public var requestSeconds: Int?
  /// How many requests a minute one station, or one address without a certificate, may make for long.
  public var requestsPerMinute: Int?

  /// Everything left to the server.
  public init() {}

  static let keys = [
    "connections", "connections-per-address", "handshake-seconds", "request-seconds", "requests-per-minute",
  ]

  init(_ table: TableReader, _ faults: inout FaultCollector) {
    connections = Self.integer("connections", 16...1_000_000, table, &faults)
    connectionsPerAddress = Self.integer("connections-per-address", 1...1_000_000, table, &faults)
    handshakeSeconds = Self.integer("handshake-seconds", 1...600, table, &faults)
    requestSeconds = Self.integer("request-seconds", 1...3_600, table, &faults)
    requestsPerMinute = Self.integer("requests-per-minute", 1...1_000_000, table, &faults)
  }

  private static func integer(
    _ key: String, _ allowed: ClosedRange<Int>, _ table: TableReader, _ faults: inout FaultCollector
  ) -> Int? {
    guard let number = table.integer(key, &faults) else { return nil }
    if !allowed.contains(number) { faults.note(.outOfRange(number, allowed), at: table.path.key(key)) }
    return number
  }
}
