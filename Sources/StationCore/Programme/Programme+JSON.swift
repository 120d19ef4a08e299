extension Programme: Codable {
  private enum CodingKeys: String, CodingKey { case version, services, notices, settings, keepers, memberCodeKeys }

  /// Reads a programme; what an earlier version did not write is not there.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      version: try container.decode(String.self, forKey: .version),
      services: try container.decode([OfferedService].self, forKey: .services),
      notices: try container.decodeIfPresent([ProgrammeNotice].self, forKey: .notices) ?? [],
      settings: try container.decodeIfPresent(ProgrammeSettings.self, forKey: .settings) ?? ProgrammeSettings(),
      keepers: try container.decodeIfPresent([KeeperCredential].self, forKey: .keepers) ?? [],
      memberCodeKeys: try container.decodeIfPresent([MemberCodeKey].self, forKey: .memberCodeKeys) ?? [])
  }

  /// Writes a programme; what it has none of is left out.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(version, forKey: .version)
    try container.encode(services, forKey: .services)
    if !notices.isEmpty { try container.encode(notices, forKey: .notices) }
    if !settings.isEmpty { try container.encode(settings, forKey: .settings) }
    if !keepers.isEmpty { try container.encode(keepers, forKey: .keepers) }
    if !memberCodeKeys.isEmpty { try container.encode(memberCodeKeys, forKey: .memberCodeKeys) }
  }
}
