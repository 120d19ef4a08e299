/// What of the programme is other in some streets or at some stations.
public struct ProgrammePart: Hashable, Sendable, Codable {
  /// The streets that it is for, each as stations are registered with it.
  public var streets: [String]
  /// The stations that it is for.
  public var stations: [StationID]
  /// Which services are offered there, in the order of their digits; `nil` for all, the part's own last.
  public var offered: [ServiceCode]?
  /// Services that others do not have, or have otherwise.
  public var services: [OfferedService]
  /// Notices that others do not have, or have otherwise.
  public var notices: [ProgrammeNotice]
  /// Settings in the place of the others'.
  public var settings: ProgrammeSettings
  /// Keepers that others do not have, or have otherwise.
  public var keepers: [KeeperCredential]

  /// A part.
  public init(
    streets: [String] = [], stations: [StationID] = [], offered: [ServiceCode]? = nil,
    services: [OfferedService] = [], notices: [ProgrammeNotice] = [],
    settings: ProgrammeSettings = ProgrammeSettings(), keepers: [KeeperCredential] = []
  ) {
    self.streets = streets
    self.stations = stations
    self.offered = offered
    self.services = services
    self.notices = notices
    self.settings = settings
    self.keepers = keepers
  }
}
