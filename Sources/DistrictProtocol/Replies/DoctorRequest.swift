/// What a station tells the district in a self-check.
public struct DoctorRequest: Hashable, Sendable, Codable {
  /// The station's ledger, 16 hexadecimal digits.
  public let ledger: String?
  /// The newest sequence of that ledger.
  public let lastSequence: Int64?
  /// The station's time, RFC 3339 with milliseconds in UTC.
  public let time: String?

  /// A self-check.
  public init(ledger: String?, lastSequence: Int64?, time: String?) {
    self.ledger = ledger
    self.lastSequence = lastSequence
    self.time = time
  }
}
