/// What the server lets one caller have, so that nobody can keep it from the others; the defaults never slow a station
/// that does what it should.
public struct ServerProtection: Hashable, Sendable {
  /// How many connections there may be; fewer where the system lets the process have fewer files.
  public var connections = 20_000
  /// How many connections one address may have that have shown no certificate; at most half of all.
  public var connectionsPerAddress = 1_000
  /// How many connections one certificate may have; the oldest ends for a new one.
  public var connectionsPerCertificate = 8
  /// How long a TLS handshake may take, in milliseconds.
  public var handshakeTime: Int64 = 10_000
  /// How long a request may take to arrive, or an answer to be taken, in milliseconds; as long may a connection be idle
  /// that has shown no certificate.
  public var requestTime: Int64 = 60_000
  /// Requests of one station, or of one address without a certificate; one that brings new events is free.
  public var requests = BucketRule(burst: 6_000, perMinute: 1_200)
  /// New events of one station.
  public var newEvents = BucketRule(burst: 10_000_000, perMinute: 60_000)
  /// Wrong tokens of one address, and for one station.
  public var guesses = BucketRule(burst: 20, perMinute: 20)

  /// The defaults.
  public init() {}
}
