import GRDB
public import StationCore

extension LedgerReader {
  /// Where the ledger begins; `nil` for a ledger that has all of its events.
  ///
  /// - Throws: ``LedgerFailure``.
  public func base() throws(LedgerFailure) -> PrunedBase? { try read(RetentionTables.base) }

  /// The last event behind which every event belongs to a day or a later one; `nil` where there is none.
  ///
  /// After a clock was set back, an earlier day's events may stand behind a later day's: they all stay then.
  func lastEvent(before day: CivilDate, _ calendar: StationCalendar) throws(LedgerFailure) -> EventRecord? {
    try read { db in
      let start = calendar.start(of: day)
      let firsts = try LedgerSpan.overlapping(start..<Int64.max, db).map { try $0.sequences(in: start..<Int64.max, db) }
      guard let first = firsts.filter({ !$0.isEmpty }).map(\.lowerBound).min(), first > 1 else { return nil }
      let statement = try db.cachedStatement(sql: "SELECT \(EventRow.columns) FROM event WHERE sequence = ?")
      var record: EventRecord?
      try EventRow.forEach(statement, [first - 1], db) { record = $0 }
      return record
    }
  }

  /// The newest event of the days before a day; 0 where there is none.
  func newestSequence(before day: CivilDate, _ calendar: StationCalendar) throws(LedgerFailure) -> Int64 {
    try read { db in
      let moments = Int64.min..<calendar.start(of: day)
      return try LedgerSpan.overlapping(moments, db).map { try $0.sequences(in: moments, db) }
        .filter { !$0.isEmpty }.map { $0.upperBound - 1 }.max() ?? 0
    }
  }

  /// What is kept of the days from first to last that are not counted from events.
  ///
  /// - Throws: ``LedgerFailure``.
  func retention(from: CivilDate, to: CivilDate) throws(LedgerFailure) -> Retention {
    try read { try RetentionTables.retention(from: from, to: to, $0) }
  }

  /// All that is kept of events that were removed.
  func retainedFigures() throws(LedgerFailure) -> RetainedFigures { try read(RetentionTables.figures) }

  /// The figures of a period by the hour, counted from events.
  func figures(
    of period: RetainedPeriod, _ calendar: StationCalendar, earlier: [ReadableLedger]
  ) throws(LedgerFailure) -> (hours: [UsageHour], beneficiaries: Int) {
    var hours = Array(repeating: UsageHour(), count: 24)
    var day = period.from
    while day <= period.to {
      for (hour, content) in UsageTally.hours(of: try tallies(of: day, calendar, earlier: earlier)).enumerated() {
        hours[hour].figures += content.figures
        hours[hour].cards.formUnion(content.cards)
      }
      day = day.adding(days: 1)
    }
    return (hours, hours.reduce(into: Set()) { $0.formUnion($1.cards) }.count)
  }
}
