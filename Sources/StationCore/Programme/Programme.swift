/// What the district has a station offer, say and do; the order of the services is that of the menu's digits.
public struct Programme: Hashable, Sendable {
  /// The district's name for this state of the programme; `built-in` before the district has sent one.
  public let version: String
  /// The services, in the order of their digits, 1 first; the menu shows nine.
  public let services: [OfferedService]
  /// What the station tells its visitors.
  public let notices: [ProgrammeNotice]
  /// What the district sets at the station.
  public let settings: ProgrammeSettings
  /// Who may sign in as keeper or technician.
  public let keepers: [KeeperCredential]
  /// The district's keys for member codes; none where it makes no codes.
  public let memberCodeKeys: [MemberCodeKey]

  /// A programme.
  public init(
    version: String, services: [OfferedService], notices: [ProgrammeNotice] = [],
    settings: ProgrammeSettings = ProgrammeSettings(), keepers: [KeeperCredential] = [],
    memberCodeKeys: [MemberCodeKey] = []
  ) {
    self.version = version
    self.services = services
    self.notices = notices
    self.settings = settings
    self.keepers = keepers
    self.memberCodeKeys = memberCodeKeys
  }

  /// The service of that code, if it is offered.
  public func service(_ code: ServiceCode) -> OfferedService? { services.first { $0.code == code } }

  /// The same without what keepers sign in with: for whoever reads a copy.
  public var withoutKeepers: Programme {
    Programme(
      version: version, services: services, notices: notices, settings: settings, memberCodeKeys: memberCodeKeys)
  }

  /// The notices that are in force at a moment (milliseconds since 1970-01-01T00:00:00Z), the important ones first.
  public func notices(at moment: Int64, in calendar: StationCalendar) -> [ProgrammeNotice] {
    let present = notices.filter { $0.isInForce(at: moment, in: calendar) }
    return present.filter { $0.importance == .important } + present.filter { $0.importance != .important }
  }

  /// Whether a version that a district offers lies before one that is in force.
  ///
  /// Versions are the district's to name; only where both are whole numbers is one of them the earlier.
  public static func isOlder(_ offered: String, than inForce: String) -> Bool {
    guard let offered = number(offered), let inForce = number(inForce) else { return false }
    return offered < inForce
  }

  private static func number(_ version: String) -> Int64? {
    version.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } ? Int64(version) : nil
  }
}
