import StationCore

/// An earlier ledger as far as it can be relied on, for counting what is in it.
///
/// What damage hides is not counted; the station's state tells of the damage.
public struct ReadableLedger: Sendable {
  private let reader: LedgerReader
  /// The newest sequence that can be relied on.
  private let through: Int64

  /// A ledger that can be relied on up to a sequence.
  init(_ reader: LedgerReader, through: Int64) {
    self.reader = reader
    self.through = through
  }

  /// The days between its earliest event and its latest; `nil` where there are none.
  func daysWithEvents(_ calendar: StationCalendar) -> ClosedRange<CivilDate>? {
    (try? reader.daysWithEvents(calendar)).flatMap { $0 }
  }

  /// What is kept of its events that are gone, in the days from first to last.
  func retention(from: CivilDate, to: CivilDate) -> Retention {
    (try? reader.retention(from: from, to: to)) ?? Retention()
  }

  /// What a day holds; `nil` where it cannot be read.
  func tally(of day: CivilDate, _ calendar: StationCalendar) -> UsageTally? {
    try? reader.tally(of: day, calendar: calendar, through: through)
  }
}
