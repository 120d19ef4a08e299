public import StationCore

extension DistrictStore {
  /// Hands over the events of the stations in scope that happened on the days from first to last, as they may leave the
  /// district: station by station and day by day.
  ///
  /// Those that are in confidence come behind all others of their station's day, in the order of their kinds, so that
  /// their place tells nothing either.
  ///
  /// - Throws: ``DistrictFault/unknownStation(_:)``, whatever `calendar` throws, ``DistrictFault`` of the store, or what
  ///   `take` throws.
  public func forEachEvent(
    of scope: ReportScope, from: CivilDate, to: CivilDate,
    calendar: (String) throws(DistrictFault) -> TimeZoneRules, _ take: (ExportedEvent) throws -> Void
  ) throws {
    let stations = try stations(scope)
    if case .station(let id) = scope, stations.isEmpty { throw DistrictFault.unknownStation(id) }
    for station in stations {
      let calendar = StationCalendar(zone: try calendar(station.zone))
      let ledgers = try read { try LedgerRow.all(of: station.id, $0) }
      guard let bounds = try read({ try EventsOfStation.bounds(of: ledgers.map(\.key), $0) }) else { continue }
      var day = max(from, calendar.day(of: bounds.lowerBound))
      while day <= min(to, calendar.day(of: bounds.upperBound)) {
        for event in try events(of: station, ledgers, on: day, calendar) { try take(event) }
        day = day.adding(days: 1)
      }
    }
  }

  private func events(
    of station: RegisteredStation, _ ledgers: [LedgerRow], on day: CivilDate, _ calendar: StationCalendar
  ) throws(DistrictFault) -> [ExportedEvent] {
    let moments = calendar.moments(from: day, to: day)
    var found: [(event: ExportedEvent, moment: Int64, sequence: Int64)] = []
    for ledger in ledgers {
      found += try read { db in
        try EventsOfStation.events(in: moments, of: ledger.key, db).map { record, moment in
          (
            ExportedEvent(record, at: moment, of: station, ledger.source.ledger, calendar), moment.milliseconds,
            record.sequence
          )
        }
      }
    }
    let open = found.filter { $0.event.details != nil }
    let confidential = found.map(\.event).filter { $0.details == nil }
    return open.sorted { ($0.moment, $0.sequence) < ($1.moment, $1.sequence) }.map(\.event)
      + confidential.sorted { $0.type < $1.type }
  }
}
