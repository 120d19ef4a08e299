/// What an import of a roster came to.
public struct RosterImport: Hashable, Sendable {
  /// The version that is now in force.
  public let version: Int
  /// How many members it has.
  public let members: Int
  /// How many of them have a lapsed membership.
  public let lapsed: Int
  /// How many members are new, changed or gone since the version before.
  public let changed: Int
}
