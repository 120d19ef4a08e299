import StationCore

/// The roster in numbers: never a member.
public struct RosterReply: Codable, Hashable, Sendable {
  /// Its version; `nil` while the station has none.
  public var version: Int?
  /// How many members it has.
  public var members: Int
  /// How many of them have a lapsed membership.
  public var lapsed: Int
  /// When it came into force, RFC 3339, by the station's clock then; `nil` while there is none.
  public var applied: String?

  /// A roster; `applied` is in milliseconds since 1970-01-01T00:00:00Z.
  public init(version: Int, members: Int, lapsed: Int, applied: Int64) {
    self.version = version
    self.members = members
    self.lapsed = lapsed
    self.applied = Timestamp.text(applied)
  }

  /// No roster.
  public static let none = RosterReply()

  /// Writes every member, also those that are `null`: scripts may rely on their being there.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(version, forKey: .version)
    try container.encode(members, forKey: .members)
    try container.encode(lapsed, forKey: .lapsed)
    try container.encode(applied, forKey: .applied)
  }

  private init() {
    members = 0
    lapsed = 0
  }
}
