public import StationCore

extension DistrictStore {
  /// The figures of the stations in scope for the days from first to last, both included.
  ///
  /// - Parameters:
  ///   - scope: which stations.
  ///   - from: the first day.
  ///   - to: the last day.
  ///   - grouping: by what the report is broken down besides; `nil` for no rows.
  ///   - categories: the categories of the services.
  ///   - calendar: the rules of a time zone by its name; each station's days are its own zone's.
  /// - Returns: the figures, added up, by station and in rows.
  /// - Throws: ``DistrictFault/unknownStation(_:)`` for a scope of one station that is not registered, whatever
  ///   `calendar` throws, or ``DistrictFault`` of the store.
  public func report(
    _ scope: ReportScope, from: CivilDate, to: CivilDate, by grouping: ReportGrouping? = nil,
    categories: ServiceCategories = ServiceCategories(), calendar: (String) throws(DistrictFault) -> TimeZoneRules
  ) throws(DistrictFault) -> DistrictReport {
    let stations = try stations(scope)
    if case .station(let id) = scope, stations.isEmpty { throw .unknownStation(id) }
    var breakdown = BreakdownTally(
      by: grouping, stations: stations, from: from, to: to, known: categories,
      cards: DistinctCards(in: directory.path))
    var reports: [StationReport] = []
    var alarms: [Alarm] = []
    for station in stations {
      let calendar = StationCalendar(zone: try calendar(station.zone))
      var series = UsageSeries(from: from, to: to)
      let days = try read { db in
        try Self.days(of: station.id, from: from, to: to, calendar, db) { day, tallies in
          StationDay(station, day, tallies.map(\.tally))
        }
      }
      for counted in days {
        series.add(counted.hours, day: counted.day)
        try breakdown.add(counted)
      }
      let report = series.report(station: station.id, unsent: 0)
      reports.append(StationReport(station, figures: report.figures, beneficiaries: report.beneficiaries))
      alarms += try self.alarms(of: [station.id], in: calendar.moments(from: from, to: to))
    }
    let (whole, rows) = try breakdown.finish()
    return DistrictReport(
      from: from, to: to, byStation: reports, whole: whole, by: grouping, rows: rows,
      alarms: alarms.sorted { $0.last > $1.last })
  }

  /// The stations in scope, by street and id.
  func stations(_ scope: ReportScope) throws(DistrictFault) -> [RegisteredStation] {
    try read { db in
      try db.all("SELECT \(RegisteredStation.columns) FROM station ORDER BY street, id", row: RegisteredStation.init)
        .filter(scope.contains)
    }
  }

  /// What is made of each day of a station; sequences are a ledger's own, so each ledger has a tally.
  static func days<Day>(
    of station: StationID, from: CivilDate, to: CivilDate, _ calendar: StationCalendar, _ db: any SQLSession,
    _ make: (CivilDate, [(ledger: LedgerID, tally: UsageTally)]) throws -> Day
  ) throws -> [Day] {
    let ledgers = try LedgerRow.all(of: station, db)
    guard let bounds = try EventsOfStation.bounds(of: ledgers.map(\.key), db) else { return [] }
    var made: [Day] = []
    var day = max(from, calendar.day(of: bounds.lowerBound))
    let last = min(to, calendar.day(of: bounds.upperBound))
    while day <= last {
      let tallies = try ledgers.map { ledger in
        (ledger.source.ledger, try EventsOfStation.tally(of: day, ledger: ledger.key, calendar, db))
      }
      made.append(try make(day, tallies))
      day = day.adding(days: 1)
    }
    return made
  }
}
