import GRDB
public import StationCore

extension DistrictStore {
  /// The figures of the stations in scope for the days from first to last, both included.
  ///
  /// - Parameters:
  ///   - scope: which stations.
  ///   - from: the first day.
  ///   - to: the last day.
  ///   - calendar: the rules of a time zone by its name; each station's days are its own zone's.
  /// - Returns: the figures, added up and by station.
  /// - Throws: ``DistrictFault/unknownStation(_:)`` for a scope of one station that is not registered, whatever
  ///   `calendar` throws, or ``DistrictFault`` of the store.
  public func report(
    _ scope: ReportScope, from: CivilDate, to: CivilDate,
    calendar: (String) throws(DistrictFault) -> TimeZoneRules
  ) throws(DistrictFault) -> DistrictReport {
    let stations = try stations(scope)
    if case .station(let id) = scope, stations.isEmpty { throw .unknownStation(id) }
    var all: Set<MemberRef> = []
    var reports: [StationReport] = []
    var alarms: [Alarm] = []
    for station in stations {
      let calendar = StationCalendar(zone: try calendar(station.zone))
      let moments = calendar.moments(from: from, to: to)
      let tallies = try tallies(of: station.id, calendar: calendar, moments: moments)
      let cards = tallies.reduce(into: Set<MemberRef>()) { $0.formUnion($1.cards) }
      let ledgers = tallies.map { $0.report(station: station.id, from: from, to: to, unsent: 0) }
      reports.append(StationReport(station, ledgers: ledgers, cards: cards))
      all.formUnion(cards)
      alarms += try self.alarms(of: [station.id], in: moments)
    }
    return DistrictReport(
      from: from, to: to, byStation: reports, cards: all, alarms: alarms.sorted { $0.last > $1.last })
  }

  private func stations(_ scope: ReportScope) throws(DistrictFault) -> [RegisteredStation] {
    try read { db in
      try Row.fetchAll(db, sql: "SELECT \(RegisteredStation.columns) FROM station ORDER BY street, id")
        .map(RegisteredStation.init).filter(scope.contains)
    }
  }

  /// One tally for each ledger of a station: sequences are a ledger's own.
  private func tallies(
    of station: StationID, calendar: StationCalendar, moments: Range<Int64>
  ) throws(DistrictFault) -> [UsageTally] {
    try read { db in
      let ledgers = try Int64.fetchAll(
        db, sql: "SELECT key FROM ledger WHERE station = ? ORDER BY key", arguments: [station.description])
      return try ledgers.map { ledger in
        var tally = UsageTally(calendar: calendar, moments: moments)
        let days = try db.cachedStatement(
          sql: "SELECT \(EventRow.columns) FROM event WHERE ledger = ? AND moment >= ? AND moment < ?")
        try Row.fetchCursor(days, arguments: [ledger, moments.lowerBound, moments.upperBound])
          .forEach { row in
            let record = try EventRow.record(row)
            tally.add(record, at: EventRow.moment(row, of: record))
          }
        guard let first = try firstSequenceToCorrect(ledger, moments, db) else { return tally }
        let corrections = try db.cachedStatement(
          sql: """
            SELECT \(EventRow.columns) FROM event
            WHERE ledger = ? AND type = 'warmstation.correction' AND sequence > ?
            """)
        try Row.fetchCursor(corrections, arguments: [ledger, first]).forEach { row in
          let record = try EventRow.record(row)
          tally.add(record, at: EventRow.moment(row, of: record))
        }
        return tally
      }
    }
  }

  /// The lowest sequence whose correction changes the figures: of an event in the days, or of the visit that a service
  /// use in the days belongs to; `nil` where nothing happened.
  private func firstSequenceToCorrect(_ ledger: Int64, _ moments: Range<Int64>, _ db: Database) throws -> Int64? {
    let visit = "min(json_extract(data, '$.visit'))"
    return try Int64.fetchOne(
      db,
      sql: """
        SELECT min(min(sequence), ifnull(\(visit), min(sequence))) FROM event
        WHERE ledger = ? AND moment >= ? AND moment < ?
        """,
      arguments: [ledger, moments.lowerBound, moments.upperBound])
  }
}
