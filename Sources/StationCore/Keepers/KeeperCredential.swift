/// What somebody signs in with at the station: a name to choose and a PIN, of which only a slow hash is known.
public struct KeeperCredential: Hashable, Sendable {
  /// Which roles can sign in.
  public static let roles: [MemberRole] = [.keeper, .technician]

  /// The name in the programme and in events.
  public let id: ProgrammeID
  /// The name for people.
  public let name: String
  /// What the person is: one of ``roles``.
  public let role: MemberRole
  /// The PIN's hash.
  public let pin: PINHash
  /// The last day on which it holds; `nil` for as long as it is in the programme.
  public let until: CivilDate?

  /// A credential.
  public init(id: ProgrammeID, name: String, role: MemberRole, pin: PINHash, until: CivilDate? = nil) {
    self.id = id
    self.name = name
    self.role = role
    self.pin = pin
    self.until = until
  }
}

extension KeeperCredential: Codable {
  private enum CodingKeys: String, CodingKey { case id, name, role, pin, until }

  /// Reads a credential.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let until = try container.decodeIfPresent(String.self, forKey: .until)
    guard until == nil || until.flatMap({ CivilDate($0) }) != nil else {
      throw DecodingError.dataCorruptedError(forKey: .until, in: container, debugDescription: "is no day")
    }
    self.init(
      id: try container.decode(ProgrammeID.self, forKey: .id),
      name: try container.decode(String.self, forKey: .name),
      role: try container.decode(MemberRole.self, forKey: .role),
      pin: try container.decode(PINHash.self, forKey: .pin), until: until.flatMap { CivilDate($0) })
  }

  /// Writes a credential.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(id, forKey: .id)
    try container.encode(name, forKey: .name)
    try container.encode(role, forKey: .role)
    try container.encode(pin, forKey: .pin)
    try container.encodeIfPresent(until?.description, forKey: .until)
  }
}
