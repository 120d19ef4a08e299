/// The roster in force, as far as it may be shown: no member.
public struct RosterSummary: Hashable, Sendable, Codable {
  /// Its version.
  public let version: Int
  /// How many members it has.
  public let members: Int
  /// When it was imported, RFC 3339 in UTC.
  public let imported: String
  /// How many members by trade.
  public let trades: [String: Int]
}
