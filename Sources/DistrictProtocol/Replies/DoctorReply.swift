/// What the district sees of the station that asks.
public struct DoctorReply: Hashable, Sendable, Codable {
  /// The station, by its certificate.
  public let station: String
  /// The station's name at the district.
  public let name: String
  /// The district's time, RFC 3339 with milliseconds in UTC.
  public let time: String
  /// The ledger asked about, or else the one heard of last; `nil` before the first batch.
  public let ledger: String?
  /// The highest sequence of that ledger that is durable at the district; 0 before the first batch.
  public let acknowledged: Int64

  /// A reply.
  public init(station: String, name: String, time: String, ledger: String?, acknowledged: Int64) {
    self.station = station
    self.name = name
    self.time = time
    self.ledger = ledger
    self.acknowledged = acknowledged
  }
}
