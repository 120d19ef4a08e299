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
  /// The same figures by station.
  public let byStation: [StationReport]

  /// Adds the stations' figures up.
  init(from: CivilDate, to: CivilDate, byStation: [StationReport], cards: Set<MemberRef>, alarms: [Alarm]) {
    self.from = from.description
    self.to = to.description
    self.byStation = byStation
    stations = byStation.count
    beneficiaries = cards.count
    self.alarms = alarms.count
    alarmList = alarms
    figures = byStation.reduce(into: UsageFigures()) { $0 += $1.figures }
  }

  /// A figure of all stations.
  public subscript<Value>(dynamicMember figure: KeyPath<UsageFigures, Value>) -> Value { figures[keyPath: figure] }
}

extension DistrictReport: Codable {
  private enum CodingKeys: String, CodingKey {
    case from, to, stations, beneficiaries, alarms, alarmList, byStation
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
  }
}
