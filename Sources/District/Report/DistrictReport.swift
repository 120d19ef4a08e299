public import StationCore

/// What happened at some stations in a range of days: the JSON of `districtd report --json`.
@dynamicMemberLookup
public struct DistrictReport: Hashable, Sendable {
  /// The first day, `YYYY-MM-DD`; each station counts its own days.
  public let from: String
  /// The last day, included.
  public let to: String
  /// How many registered stations are in scope.
  public let stations: Int
  /// 受益人数: how many different cards came, each once over all stations.
  public let beneficiaries: Int
  /// The figures of all stations; a card's first visit of a day is its first at that station.
  public let figures: UsageFigures
  /// How many alarms were noticed in these days.
  public let alarms: Int
  /// The alarms, newest first.
  public let alarmList: [Alarm]
  /// 人次: service uses of all stations.
  public let personTimes: Int
  /// Service uses without a card, which are among ``personTimes``.
  public let guestPersonTimes: Int
  /// 场次: days of a station on which anything happened.
  public let sessions: Int
  /// 人次 by category: `work`, `life`, `culture` and `other`.
  public let categories: [String: Int]
  /// By what ``rows`` are broken down; `nil` where it was not asked for.
  public let by: ReportGrouping?
  /// The rows; none where it was not asked for.
  public let rows: [BreakdownRow]
  /// The same figures by station.
  public let byStation: [StationReport]

  /// Adds the stations' figures up.
  init(
    from: CivilDate, to: CivilDate, byStation: [StationReport], whole: BreakdownRow, by grouping: ReportGrouping?,
    rows: [BreakdownRow], alarms: [Alarm]
  ) {
    self.from = from.description
    self.to = to.description
    self.byStation = byStation
    stations = byStation.count
    beneficiaries = whole.beneficiaries
    personTimes = whole.personTimes
    guestPersonTimes = whole.guestPersonTimes
    sessions = whole.sessions
    categories = whole.categories
    by = grouping
    self.rows = rows
    self.alarms = alarms.count
    alarmList = alarms
    figures = byStation.reduce(into: UsageFigures()) { $0 += $1.figures }
  }

  /// The sum of all stations as a row like ``rows``.
  public var whole: BreakdownRow {
    BreakdownRow(
      group: "", name: "", checkIns: figures.checkIns, members: figures.members, guests: figures.guests,
      unknownCards: figures.unknownCards, personTimes: personTimes, guestPersonTimes: guestPersonTimes,
      sessions: sessions, beneficiaries: beneficiaries, categories: categories)
  }

  /// The rows, and the sum of all stations as the last.
  public var rowsAndTotal: [BreakdownRow] { rows + [whole] }

  /// A figure of all stations.
  public subscript<Value>(dynamicMember figure: KeyPath<UsageFigures, Value>) -> Value { figures[keyPath: figure] }
}

extension DistrictReport: Codable {
  private enum CodingKeys: String, CodingKey {
    case from, to, stations, beneficiaries, alarms, alarmList, byStation
    case personTimes, guestPersonTimes, sessions, categories, by, rows
  }

  /// Reads a report; its figures stand beside its own members.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    from = try container.decode(String.self, forKey: .from)
    to = try container.decode(String.self, forKey: .to)
    stations = try container.decode(Int.self, forKey: .stations)
    beneficiaries = try container.decode(Int.self, forKey: .beneficiaries)
    alarms = try container.decode(Int.self, forKey: .alarms)
    alarmList = try container.decode([Alarm].self, forKey: .alarmList)
    byStation = try container.decode([StationReport].self, forKey: .byStation)
    personTimes = try container.decode(Int.self, forKey: .personTimes)
    guestPersonTimes = try container.decode(Int.self, forKey: .guestPersonTimes)
    sessions = try container.decode(Int.self, forKey: .sessions)
    categories = try container.decode([String: Int].self, forKey: .categories)
    by = try container.decodeIfPresent(ReportGrouping.self, forKey: .by)
    rows = try container.decodeIfPresent([BreakdownRow].self, forKey: .rows) ?? []
    figures = try UsageFigures(from: decoder)
  }

  /// Writes a report, its figures beside its own members.
  public func encode(to encoder: any Encoder) throws {
    try figures.encode(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(from, forKey: .from)
    try container.encode(to, forKey: .to)
    try container.encode(stations, forKey: .stations)
    try container.encode(beneficiaries, forKey: .beneficiaries)
    try container.encode(alarms, forKey: .alarms)
    try container.encode(alarmList, forKey: .alarmList)
    try container.encode(byStation, forKey: .byStation)
    try container.encode(personTimes, forKey: .personTimes)
    try container.encode(guestPersonTimes, forKey: .guestPersonTimes)
    try container.encode(sessions, forKey: .sessions)
    try container.encode(categories, forKey: .categories)
    guard let by else { return }
    try container.encode(by, forKey: .by)
    try container.encode(rows, forKey: .rows)
  }
}
