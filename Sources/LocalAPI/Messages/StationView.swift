public import StationCore

/// What the idle screen and the status line need to know of the station; sent to subscribers whenever it changes.
public struct StationView: Codable, Hashable, Sendable {
  /// The station's id.
  public var id: String
  /// The station's name for people.
  public var name: String
  /// The menu's languages (BCP 47), the first one the default.
  public var languages: [String]
  /// Seconds to add to UTC for the station's local time now.
  public var utcOffsetSeconds: Int
  /// The services offered, in the order of their digits.
  public var services: [OfferedService]
  /// The notices that are in force now, the important ones first.
  public var notices: [NoticeView]
  /// After how many seconds without a press a visit on the menu ends.
  public var visitSeconds: Int
  /// Check-ins of the station's day so far, corrections taken into account.
  public var checkInsToday: Int
  /// Whether the kernel says that the clock is synchronised.
  public var isClockTrusted: Bool
  /// The names of readers that cannot be read now.
  public var lostReaders: [String]
  /// Whether a card can be tapped: some reader is not lost, or the station has none at all.
  public var canTap: Bool
  /// What the keeper must know of, the weightiest first.
  public var concerns: [StationConcern]
  /// How the station stands with the district.
  public var district: DistrictContact
  /// Events that the district has not acknowledged.
  public var unsent: Int64

  /// A state of the station.
  public init(
    id: String, name: String, languages: [String], utcOffsetSeconds: Int, services: [OfferedService],
    notices: [NoticeView] = [], visitSeconds: Int = StationSettings.usualVisitSeconds, checkInsToday: Int,
    isClockTrusted: Bool, lostReaders: [String], canTap: Bool = true, concerns: [StationConcern],
    district: DistrictContact, unsent: Int64
  ) {
    self.id = id
    self.name = name
    self.languages = languages
    self.utcOffsetSeconds = utcOffsetSeconds
    self.services = services
    self.notices = notices
    self.visitSeconds = visitSeconds
    self.checkInsToday = checkInsToday
    self.isClockTrusted = isClockTrusted
    self.lostReaders = lostReaders
    self.canTap = canTap
    self.concerns = concerns
    self.district = district
    self.unsent = unsent
  }
}
