public import StationCore

/// The programme as the district sends it to one station, with the district's member key.
///
/// It is served over mutual TLS only, since it carries the key and what keepers sign in with.
public struct ProgrammeDocument: Hashable, Sendable, Codable {
  /// The programme's version.
  public let version: String
  /// The station that it is for; `nil` where the district has one programme for all.
  public let station: String?
  /// The services, in the order of the menu's digits.
  public let services: [OfferedService]
  /// What the station tells its visitors; `nil` for nothing.
  public let notices: [ProgrammeNotice]?
  /// What the district sets at the station; `nil` for nothing.
  public let settings: ProgrammeSettings?
  /// Who may sign in at the station; `nil` for nobody.
  public let keepers: [KeeperCredential]?
  /// The key from which every station derives the same member reference for the same card.
  public let memberKey: MemberKeyDocument
  /// The keys by which stations verify member codes; `nil` where the district makes none.
  public let memberCodeKeys: [MemberCodeKey]?

  /// A programme with the key that goes with it.
  public init(
    programme: Programme, memberKey: MemberKey, memberCodeKeys: [MemberCodeKey] = [], station: StationID? = nil
  ) {
    version = programme.version
    self.station = station?.description
    services = programme.services
    notices = programme.notices.isEmpty ? nil : programme.notices
    settings = programme.settings.isEmpty ? nil : programme.settings
    keepers = programme.keepers.isEmpty ? nil : programme.keepers
    self.memberKey = MemberKeyDocument(memberKey)
    self.memberCodeKeys = memberCodeKeys.isEmpty ? nil : memberCodeKeys
  }

  /// The programme without the member key.
  public var programme: Programme {
    Programme(
      version: version, services: services, notices: notices ?? [], settings: settings ?? ProgrammeSettings(),
      keepers: keepers ?? [], memberCodeKeys: memberCodeKeys ?? [])
  }
}
