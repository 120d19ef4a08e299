/// Somebody at the district looked at an alarm, a record or a conflict, and says so: kept for ever.
public struct Settlement: Hashable, Sendable, Codable {
  /// When, RFC 3339 in UTC.
  public let time: String
  /// Who.
  public let by: String
  /// Why it is settled.
  public let reason: String
  /// How much of it there was: what grows beyond that is open again.
  public let weight: Int
}
