/// The roster in force, as far as it may be shown: no member.
public struct RosterSummary: Hashable, Sendable, Codable {
  /// Its version.
  public let version: Int
  /// How many members it has.
  public let members: Int
  /// How many of them have a lapsed membership.
  public let lapsed: Int
  /// How many members the version has made new, changed or removed.
  public let changed: Int
  /// Stations with this version or a later one are sent a difference, others the whole roster.
  public let differencesFrom: Int
  /// When it was imported, RFC 3339 in UTC.
  public let imported: String
  /// How many members by trade.
  public let trades: [String: Int]
  /// How many members by role.
  public let roles: [String: Int]
}
