public import StationCore

/// Somebody who may sign in at the station: never anything of the PIN.
public struct KeeperView: Codable, Hashable, Sendable {
  /// The name in the programme and in events.
  public var id: ProgrammeID
  /// The name for people.
  public var name: String
  /// What the person is.
  public var role: MemberRole
  /// The last day on which the right holds, `YYYY-MM-DD`; `nil` for as long as it is in the programme.
  public var until: String?

  /// A credential without its hash.
  public init(_ credential: KeeperCredential) {
    id = credential.id
    name = credential.name
    role = credential.role
    until = credential.until?.description
  }

  /// Writes every member, also a day that is `null`.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(id, forKey: .id)
    try container.encode(name, forKey: .name)
    try container.encode(role, forKey: .role)
    try container.encode(until, forKey: .until)
  }
}
