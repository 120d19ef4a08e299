public import StationCore

/// A whole roster as the district sends it.
public struct RosterDocument: Hashable, Sendable, Codable {
  /// Counts the district's rosters from 1.
  public let version: Int
  /// Every member.
  public let members: [RosterEntry]

  /// A roster.
  public init(version: Int, members: [RosterEntry]) {
    self.version = version
    self.members = members
  }
}
