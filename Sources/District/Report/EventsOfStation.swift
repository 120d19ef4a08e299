import GRDB
import StationCore

/// Reads what a day's figures are made of from a station's ledgers.
enum EventsOfStation {
  /// The moments between which everything happened, both included; `nil` where nothing did.
  static func bounds(of ledgers: [Int64], _ db: Database) throws -> ClosedRange<Int64>? {
    var bounds: ClosedRange<Int64>?
    for ledger in ledgers {
      let row = try Row.fetchOne(
        db,
        sql: """
          SELECT (SELECT min(moment) FROM event WHERE ledger = :ledger),
            (SELECT max(moment) FROM event WHERE ledger = :ledger),
            (SELECT min(added_at) FROM event WHERE ledger = :ledger AND added_at IS NOT NULL),
            (SELECT max(added_at) FROM event WHERE ledger = :ledger AND added_at IS NOT NULL)
          """, arguments: ["ledger": ledger])
      guard let low = row?[0] as Int64?, let high = row?[1] as Int64? else { continue }
      let added = [row?[2] as String?, row?[3] as String?].compactMap { $0.flatMap(Timestamp.milliseconds) }
      let all = added + [low, high] + (bounds.map { [$0.lowerBound, $0.upperBound] } ?? [])
      bounds = (all.min() ?? low)...(all.max() ?? high)
    }
    return bounds
  }

  /// The tally of one day in one ledger, with every correction that concerns it.
  static func tally(
    of day: CivilDate, ledger: Int64, _ calendar: StationCalendar, _ db: Database
  ) throws -> UsageTally {
    let moments = calendar.moments(from: day, to: day)
    var tally = UsageTally(calendar: calendar, moments: moments)
    func take(_ condition: String, _ arguments: StatementArguments) throws {
      for (record, moment) in try events(condition, arguments, db) { tally.add(record, at: moment) }
    }
    try take("ledger = ? AND moment >= ? AND moment < ?", [ledger, moments.lowerBound, moments.upperBound])
    // Timestamps have a fixed form, so that their order as texts is that of time.
    try take(
      "ledger = ? AND added_at >= ? AND added_at < ?",
      [ledger, Timestamp.text(moments.lowerBound), Timestamp.text(moments.upperBound)])
    let corrections = try CorrectionSearch.corrections(of: tally.sequences) { range in
      try events("ledger = ? AND corrects BETWEEN ? AND ?", [ledger, range.lowerBound, range.upperBound], db)
        .map(\.record)
    }
    for record in corrections { tally.add(record, at: EventMoment(recorded: record.time)) }
    return tally
  }

  private static func events(
    _ condition: String, _ arguments: StatementArguments, _ db: Database
  ) throws -> [(record: EventRecord, moment: EventMoment)] {
    let statement = try db.cachedStatement(sql: "SELECT \(EventRow.columns) FROM event WHERE \(condition)")
    return try Row.fetchAll(statement, arguments: arguments).map { row in
      let record = try EventRow.record(row)
      return (record, EventRow.moment(row, of: record))
    }
  }
}
