import StationCore

/// What happened at some stations in a range of days: the JSON of `districtd report --json`.
public struct DistrictReport: Hashable, Sendable, Codable {
  /// The first day, `YYYY-MM-DD`; each station counts its own days.
  public let from: String
  /// The last day, included.
  public let to: String
  /// How many registered stations are in scope.
  public let stations: Int
  /// Visits that began: `members` + `guests` + `unknownCards`.
  public private(set) var checkIns = 0
  /// Visits of members.
  public private(set) var members = 0
  /// Visits without a card.
  public private(set) var guests = 0
  /// Visits with a card that the roster did not know.
  public private(set) var unknownCards = 0
  /// 受益人数: how many different cards came, each once over all stations.
  public let beneficiaries: Int
  /// Events of these days that a later correction made void.
  public private(set) var corrected = 0
  /// Visits and service uses that count, whose day and hour are only a guess.
  public private(set) var uncertain = 0
  /// 人次 by service code, corrections taken into account.
  public private(set) var services: [String: Int] = [:]
  /// Visits by trade, where the roster told it.
  public private(set) var trades: [String: Int] = [:]
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
    for station in byStation {
      checkIns += station.checkIns
      members += station.members
      guests += station.guests
      unknownCards += station.unknownCards
      corrected += station.corrected
      uncertain += station.uncertain
      services.merge(station.services, uniquingKeysWith: +)
      trades.merge(station.trades, uniquingKeysWith: +)
    }
  }
}
