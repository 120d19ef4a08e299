import GRDB
public import StationCore

extension LedgerReader {
  /// The figures of the days from first to last, both included.
  ///
  /// Each day is read by itself, so that memory does not grow with the range.
  ///
  /// - Parameters:
  ///   - from: the first day.
  ///   - to: the last day.
  ///   - step: into what parts the range is divided, if at all; not more than ``UsagePeriod/Step/mostParts``.
  ///   - calendar: the station's.
  ///   - earlier: the ledgers that this one continues, which are counted as well.
  /// - Returns: the figures; `unsent` is this ledger's.
  /// - Throws: ``LedgerFailure``.
  public func report(
    from: CivilDate, to: CivilDate, by step: UsagePeriod.Step? = nil, calendar: StationCalendar,
    earlier: [ReadableLedger] = []
  ) throws(LedgerFailure) -> UsageReport {
    var series = UsageSeries(from: from, to: to, by: step)
    var retention = try retention(from: from, to: to)
    for ledger in earlier { retention.take(ledger.retention(from: from, to: to)) }
    series.add(retention.figures)
    let bounds = try ([daysWithEvents(calendar)] + earlier.map { $0.daysWithEvents(calendar) }).compactMap { $0 }
    var day = max(from, bounds.map(\.lowerBound).min() ?? from, retention.countedFrom ?? from)
    let last = min(to, bounds.map(\.upperBound).max() ?? from.adding(days: -1))
    while day <= last {
      series.add(UsageTally.hours(of: try tallies(of: day, calendar, earlier: earlier)), day: day)
      day = day.adding(days: 1)
    }
    return series.report(station: source.station, unsent: try head().sequence - acknowledged())
  }

  /// The counts of one day in this ledger and in those that it continues.
  func tallies(
    of day: CivilDate, _ calendar: StationCalendar, earlier: [ReadableLedger]
  ) throws(LedgerFailure) -> [UsageTally] {
    [try tally(of: day, calendar: calendar)] + earlier.compactMap { $0.tally(of: day, calendar) }
  }

  /// The count of one day, to go on counting with; of a ledger that can be relied on up to a sequence, up to there.
  public func tally(
    of day: CivilDate, calendar: StationCalendar, through last: Int64 = .max
  ) throws(LedgerFailure) -> UsageTally {
    try read { db in
      let moments = calendar.moments(from: day, to: day)
      var tally = UsageTally(calendar: calendar, moments: moments)
      try LedgerFile.forEachEvent(in: moments, db) { record, moment in
        if record.sequence <= last { tally.add(record, at: moment) }
      }
      for record in try CorrectionRows.adding(in: moments, db) where record.sequence <= last {
        tally.add(record, at: EventMoment(recorded: record.time))
      }
      for record in try CorrectionRows.concerning(tally.sequences, db) where record.sequence <= last {
        tally.add(record, at: EventMoment(recorded: record.time))
      }
      return tally
    }
  }

  /// The corrections that concern the days from first to last, oldest first.
  ///
  /// - Parameters:
  ///   - from: the first day.
  ///   - to: the last day.
  ///   - after: only corrections behind this sequence.
  ///   - limit: at most so many.
  ///   - calendar: the station's.
  /// - Returns: the corrections of what happened in these days, whenever they were made.
  /// - Throws: ``LedgerFailure``.
  public func corrections(
    from: CivilDate, to: CivilDate, after: Int64, limit: Int, calendar: StationCalendar
  ) throws(LedgerFailure) -> [CorrectionEntry] {
    try read { db in
      guard let days = try Self.daysWithEvents(calendar, db) else { return [] }
      var sequences: [Int64] = []
      var day = max(from, days.lowerBound)
      while day <= min(to, days.upperBound) {
        sequences += try Self.corrections(of: day, calendar, db).filter { $0 > after }
        day = day.adding(days: 1)
      }
      let page = sequences.sorted().prefix(limit)
      let facts = try Self.facts(of: Array(page), db)
      return page.compactMap { facts.entry($0) }
    }
  }

  /// The days between the earliest moment of an event and the latest, both included.
  func daysWithEvents(_ calendar: StationCalendar) throws(LedgerFailure) -> ClosedRange<CivilDate>? {
    try read { try Self.daysWithEvents(calendar, $0) }
  }

  private static func daysWithEvents(_ calendar: StationCalendar, _ db: Database) throws -> ClosedRange<CivilDate>? {
    guard let newest = try LedgerFile.newest(db) else { return nil }
    let bounds = try Row.fetchOne(
      db,
      sql: """
        SELECT (SELECT min(starts) FROM clock_span), (SELECT max(ends) FROM clock_span),
          (SELECT min(added_at) FROM event WHERE added_at IS NOT NULL),
          (SELECT max(added_at) FROM event WHERE added_at IS NOT NULL)
        """)
    let history = try LedgerSpan.history(of: newest.sequence...newest.sequence, db)
    var moments = [history.moment(of: newest).milliseconds]
    moments += [bounds?[0] as Int64?, bounds?[1] as Int64?].compactMap { $0 }
    moments += [bounds?[2] as String?, bounds?[3] as String?].compactMap { $0.flatMap { Timestamp.milliseconds($0) } }
    guard let first = moments.min(), let last = moments.max() else { return nil }
    return calendar.day(of: first)...calendar.day(of: last)
  }

  /// The sequences of the corrections that concern what happened on a day.
  private static func corrections(of day: CivilDate, _ calendar: StationCalendar, _ db: Database) throws -> [Int64] {
    let moments = calendar.moments(from: day, to: day)
    let added = try CorrectionRows.adding(in: moments, db).map(\.sequence)
    var events = Set(added)
    try LedgerFile.forEachEvent(in: moments, db) { record, _ in
      switch EventType(rawValue: record.type) {
      case .checkIn, .serviceUse: events.insert(record.sequence)
      default: break
      }
    }
    // Looking up ranges of sequences may find corrections of events of other days between them.
    let found = try CorrectionRows.concerning(events, db)
    var concerned = events
    for record in found.reversed() {
      if case .correction(let correction)? = EventBody(record: record), let target = correction.corrects,
        concerned.contains(target)
      {
        concerned.insert(record.sequence)
      }
    }
    return concerned.subtracting(events) + added
  }
}
