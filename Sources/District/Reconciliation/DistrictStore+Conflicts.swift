public import StationCore

extension DistrictStore {
  /// The uses over a limit, over all stations together, whose time has one of these days.
  ///
  /// - Parameters:
  ///   - scope: only conflicts that one of these stations has a part in.
  ///   - from: the first day.
  ///   - to: the last day.
  ///   - settled: whether also those that somebody has settled.
  ///   - calendar: the rules of a time zone by its name; each station's days are its own zone's.
  /// - Returns: the conflicts, by limit and member.
  /// - Throws: ``DistrictFault/unknownStation(_:)``, whatever `calendar` throws, or ``DistrictFault`` of the store.
  public func conflicts(
    _ scope: ReportScope, from: CivilDate, to: CivilDate, settled: Bool,
    calendar: (String) throws(DistrictFault) -> TimeZoneRules
  ) throws(DistrictFault) -> [Conflict] {
    let concerned = Set(try stations(scope).map(\.id.description))
    if case .station(let id) = scope, concerned.isEmpty { throw .unknownStation(id) }
    let limits = try limits()
    let spans = limits.compactMap { $0.period.days(judging: from, to: to) }
    guard let first = spans.map(\.from).min(), let last = spans.map(\.to).max() else { return [] }
    var search = ConflictSearch(limits, in: directory.path)
    for station in try stations(.district) {
      let calendar = StationCalendar(zone: try calendar(station.zone))
      let days = try read { db in
        try Self.days(of: station.id, from: first, to: last, calendar, db) { day, tallies in
          (day, tallies.map { (EventSource(station: station.id, ledger: $0.ledger), $0.tally.countedUses) })
        }
      }
      for (day, ledgers) in days {
        for (source, uses) in ledgers { try search.add(uses, of: source, on: day) }
      }
    }
    let settlements = try read { try Self.settlements($0) }
    var conflicts: [Conflict] = []
    // Days are written so that their order as texts is that of time.
    try search.forEach { (found) throws(DistrictFault) in
      let conflict = found.settled(by: settlements[found.id] ?? [])
      if settled || conflict.open, conflict.from <= to.description, conflict.to >= from.description,
        conflict.uses.contains(where: { concerned.contains($0.station) })
      {
        conflicts.append(conflict)
      }
    }
    return conflicts
  }
}
