import StationCore

/// Reads what a day's figures are made of from a station's ledgers.
enum EventsOfStation {
  /// The moments between which everything happened, both included; `nil` where nothing did.
  static func bounds(of ledgers: [LedgerKey], _ db: any SQLSession) throws -> ClosedRange<Int64>? {
    var bounds: ClosedRange<Int64>?
    for ledger in ledgers {
      func bound<Value: SQLReadable>(_ what: String, _ condition: String = "") throws -> Value? {
        try db.value(
          "SELECT \(what) FROM event WHERE \(LedgerKey.condition) \(condition)", ledger.station, ledger.number)
      }
      guard let low: Int64 = try bound("min(moment)"), let high: Int64 = try bound("max(moment)") else { continue }
      let added = try ["min(added_at)", "max(added_at)"].compactMap { what in
        try bound(what, "AND added_at IS NOT NULL").flatMap { Timestamp.milliseconds($0 as String) }
      }
      let all = added + [low, high] + (bounds.map { [$0.lowerBound, $0.upperBound] } ?? [])
      bounds = (all.min() ?? low)...(all.max() ?? high)
    }
    return bounds
  }

  /// The tally of one day in one ledger, with every correction that concerns it.
  static func tally(
    of day: CivilDate, ledger: LedgerKey, _ calendar: StationCalendar, _ db: any SQLSession
  ) throws -> UsageTally {
    let moments = calendar.moments(from: day, to: day)
    var tally = UsageTally(calendar: calendar, moments: moments)
    func take(_ condition: String, _ first: any SQLArgument, _ end: any SQLArgument) throws {
      for (record, moment) in try events(condition, of: ledger, first, end, db) { tally.add(record, at: moment) }
    }
    try take("moment >= ? AND moment < ?", moments.lowerBound, moments.upperBound)
    // Timestamps have a fixed form, so that their order as texts is that of time.
    try take(
      "added_at >= ? AND added_at < ?", Timestamp.text(moments.lowerBound), Timestamp.text(moments.upperBound))
    let corrections = try CorrectionSearch.corrections(of: tally.sequences) { range in
      try events("corrects BETWEEN ? AND ?", of: ledger, range.lowerBound, range.upperBound, db).map(\.record)
    }
    for record in corrections { tally.add(record, at: EventMoment(recorded: record.time)) }
    return tally
  }

  /// The events of some moments in one ledger, in no order.
  static func events(
    in moments: Range<Int64>, of ledger: LedgerKey, _ db: any SQLSession
  ) throws -> [(record: EventRecord, moment: EventMoment)] {
    try events("moment >= ? AND moment < ?", of: ledger, moments.lowerBound, moments.upperBound, db)
  }

  private static func events(
    _ condition: String, of ledger: LedgerKey, _ first: any SQLArgument, _ end: any SQLArgument, _ db: any SQLSession
  ) throws -> [(record: EventRecord, moment: EventMoment)] {
    try db.all(
      "SELECT \(EventRow.columns) FROM event WHERE \(LedgerKey.condition) AND \(condition)", ledger.station,
      ledger.number, first, end
    ) { row in
      let record = try EventRow.record(row)
      return (record, try EventRow.moment(row, of: record))
    }
  }
}
