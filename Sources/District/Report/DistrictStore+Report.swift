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
      let series = try read { try Self.series(of: station.id, from: from, to: to, calendar, $0) }
      let report = series.report(station: station.id, unsent: 0)
      reports.append(StationReport(station, figures: report.figures, beneficiaries: report.beneficiaries))
      all.formUnion(series.allCards)
      alarms += try self.alarms(of: [station.id], in: calendar.moments(from: from, to: to))
    }
    return DistrictReport(
      from: from, to: to, byStation: reports, cards: all, alarms: alarms.sorted { $0.last > $1.last })
  }

  private func stations(_ scope: ReportScope) throws(DistrictFault) -> [RegisteredStation] {
    try read { db in
      try db.all("SELECT \(RegisteredStation.columns) FROM station ORDER BY street, id", row: RegisteredStation.init)
        .filter(scope.contains)
    }
  }

  /// A station's days, each read by itself; sequences are a ledger's own, so each ledger has a tally.
  private static func series(
    of station: StationID, from: CivilDate, to: CivilDate, _ calendar: StationCalendar, _ db: any SQLSession
  ) throws -> UsageSeries {
    var series = UsageSeries(from: from, to: to)
    let ledgers = try db.all("SELECT key FROM ledger WHERE station = ? ORDER BY key", station.description) {
      LedgerKey(station: station.description, number: try $0[0])
    }
    guard let bounds = try EventsOfStation.bounds(of: ledgers, db) else { return series }
    var day = max(from, calendar.day(of: bounds.lowerBound))
    let last = min(to, calendar.day(of: bounds.upperBound))
    while day <= last {
      let tallies = try ledgers.map { try EventsOfStation.tally(of: day, ledger: $0, calendar, db) }
      series.add(UsageTally.hours(of: tallies), day: day)
      day = day.adding(days: 1)
    }
    return series
  }
}
