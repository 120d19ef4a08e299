/// What is counted of some days or hours; figures of different days, ledgers and stations can be added up.
///
/// Corrections are taken into account: a void event is not counted, a reassigned one counts as what it is now, an added
/// one counts when it happened. The JSON names are those of the properties and stay as they are: figures of days whose
/// events are gone are kept in it.
public struct UsageFigures: Hashable, Sendable, Codable {
  /// Visits that began: `members` + `guests` + `unknownCards`.
  public var checkIns = 0
  /// Visits with a card that the roster knew, or with any card while there was no roster.
  public var members = 0
  /// Visits without a card.
  public var guests = 0
  /// Visits with a card that the roster did not know.
  public var unknownCards = 0
  /// Visits with a card that were that card's first at the station on the station's day; guests are in neither.
  public var firstVisits = 0
  /// Visits with a card that had been there before on the same day.
  public var repeatVisits = 0
  /// Events of these days that a correction changed or added, whether they count or not.
  ///
  /// A correction that was itself declared void changed nothing.
  public var corrected = 0
  /// Visits and service uses that count, whose day and hour are only a guess: the clock of that boot was never right.
  public var uncertain = 0
  /// 人次 by service code.
  public var services: [String: Int] = [:]
  /// Visits by the hour of the station's day in which they began: 24 numbers.
  public var hours = Array(repeating: 0, count: 24)
  /// Visits by trade, where the roster told it.
  public var trades: [String: Int] = [:]

  /// Figures of a time in which nothing happened.
  public init() {}

  /// Adds up.
  public static func += (sum: inout UsageFigures, other: UsageFigures) {
    sum.checkIns += other.checkIns
    sum.members += other.members
    sum.guests += other.guests
    sum.unknownCards += other.unknownCards
    sum.firstVisits += other.firstVisits
    sum.repeatVisits += other.repeatVisits
    sum.corrected += other.corrected
    sum.uncertain += other.uncertain
    sum.services.merge(other.services, uniquingKeysWith: +)
    sum.trades.merge(other.trades, uniquingKeysWith: +)
    // Figures read from elsewhere may have another number of hours; what has no hour here is left out.
    for (hour, count) in other.hours.prefix(sum.hours.count).enumerated() { sum.hours[hour] += count }
  }
}
