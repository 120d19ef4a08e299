/// The roster in force, in numbers.
public struct RosterSummary: Hashable, Sendable {
  /// Its version.
  public let version: Int
  /// How many members it has.
  public let members: Int
  /// How many of them have a lapsed membership.
  public let lapsed: Int
  /// When it came into force, by the station's clock then, in milliseconds since 1970-01-01T00:00:00Z.
  public let applied: Int64
}
