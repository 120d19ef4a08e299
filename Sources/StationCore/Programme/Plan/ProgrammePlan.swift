/// A district's whole programme: what all stations have, and what is other for some of them.
public struct ProgrammePlan: Hashable, Sendable, Codable {
  /// The services, in the order of their digits.
  public var services: [OfferedService]
  /// What the stations tell their visitors.
  public var notices: [ProgrammeNotice]
  /// What is set at the stations.
  public var settings: ProgrammeSettings
  /// Who may sign in at the stations.
  public var keepers: [KeeperCredential]
  /// What is other for some; where several parts are for a station, a later one weighs more, and one that names the
  /// station more than one that names its street.
  public var parts: [ProgrammePart]

  /// What every district begins with.
  public static let builtIn = ProgrammePlan(services: Programme.builtIn.services)

  /// A plan.
  public init(
    services: [OfferedService], notices: [ProgrammeNotice] = [], settings: ProgrammeSettings = ProgrammeSettings(),
    keepers: [KeeperCredential] = [], parts: [ProgrammePart] = []
  ) {
    self.services = services
    self.notices = notices
    self.settings = settings
    self.keepers = keepers
    self.parts = parts
  }

  private enum CodingKeys: String, CodingKey { case services, notices, settings, keepers, parts }

  /// Reads a plan; what an earlier version did not write is not there.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      services: try container.decode([OfferedService].self, forKey: .services),
      notices: try container.decodeIfPresent([ProgrammeNotice].self, forKey: .notices) ?? [],
      settings: try container.decodeIfPresent(ProgrammeSettings.self, forKey: .settings) ?? ProgrammeSettings(),
      keepers: try container.decodeIfPresent([KeeperCredential].self, forKey: .keepers) ?? [],
      parts: try container.decodeIfPresent([ProgrammePart].self, forKey: .parts) ?? [])
  }
}
