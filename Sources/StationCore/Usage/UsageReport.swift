/// What happened at a station in a range of days: the JSON of `station report --json`.
public struct UsageReport: Hashable, Sendable, Codable {
  /// The station's id.
  public var station: String
  /// The first day, `YYYY-MM-DD`.
  public var from: String
  /// The last day, included.
  public var to: String
  /// Visits that began: `members` + `guests` + `unknownCards`.
  public var checkIns: Int
  /// Visits of members.
  public var members: Int
  /// Visits without a card.
  public var guests: Int
  /// Visits with a card that the roster did not know.
  public var unknownCards: Int
  /// 受益人数: how many different cards came.
  public var beneficiaries: Int
  /// Events of these days that a later correction made void.
  public var corrected: Int
  /// Visits and service uses that count, whose day and hour are only a guess: the clock of that boot was never right.
  public var uncertain: Int
  /// 人次 by service code, corrections taken into account.
  public var services: [String: Int]
  /// Visits by the hour of the station's day in which they began: 24 numbers.
  public var hours: [Int]
  /// Visits by trade, where the roster told it.
  public var trades: [String: Int]
  /// Events of the whole ledger that the district has not acknowledged.
  public var unsent: Int64

  /// A report in which nothing happened.
  public init(station: StationID, from: CivilDate, to: CivilDate, unsent: Int64) {
    self.station = station.description
    self.from = from.description
    self.to = to.description
    checkIns = 0
    members = 0
    guests = 0
    unknownCards = 0
    beneficiaries = 0
    corrected = 0
    uncertain = 0
    services = [:]
    hours = Array(repeating: 0, count: 24)
    trades = [:]
    self.unsent = unsent
  }
}
