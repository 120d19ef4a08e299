import DistrictProtocol
import StationCore

extension DistrictStore {
  /// The alarms of the stations in scope, newest first.
  ///
  /// - Parameters:
  ///   - scope: which stations.
  ///   - settled: whether also those that somebody has settled.
  /// - Returns: the alarms.
  /// - Throws: ``DistrictFault`` of the store.
  public func alarmEntries(_ scope: ReportScope, settled: Bool) throws(DistrictFault) -> [AlarmEntry] {
    let stations = try stationsByID(scope)
    return try read { db in
      let settlements = try Self.settlements(db)
      return try Self.alarms(in: Int64.min..<Int64.max, db).compactMap { alarm in
        guard let station = stations[alarm.station] else { return nil }
        let entry = AlarmEntry(alarm, of: station, settlements: settlements[AlarmEntry.id(alarm)] ?? [])
        return settled || entry.open ? entry : nil
      }
    }
  }

  /// The events of the stations in scope that cannot be counted, newest first.
  ///
  /// - Parameters:
  ///   - scope: which stations.
  ///   - settled: whether also those that somebody has settled.
  /// - Returns: the events.
  /// - Throws: ``DistrictFault`` of the store.
  public func setAsideRecords(_ scope: ReportScope, settled: Bool) throws(DistrictFault) -> [SetAsideRecord] {
    let stations = try stationsByID(scope)
    return try read { db in
      let settlements = try Self.settlements(db)
      return try db.all(
        """
        SELECT s.station, l.id, s.sequence, e.type, s.reason, s.found FROM set_aside s
        JOIN ledger l ON l.station = s.station AND l.key = s.ledger
        JOIN event e ON e.station = s.station AND e.ledger = s.ledger AND e.sequence = s.sequence
        ORDER BY s.found DESC, s.station, s.ledger, s.sequence
        """
      ) { row -> SetAsideRecord? in
        let (id, ledger, sequence) = (try row[0] as String, try row[1] as String, try row[2] as Int64)
        guard let station = stations[id] else { return nil }
        let finding = SetAsideRecord.id(station: id, ledger: ledger, sequence: sequence)
        let said = settlements[finding] ?? []
        return SetAsideRecord(
          id: finding, station: id, name: station.name, street: station.street, ledger: ledger, sequence: sequence,
          type: try row[3], reason: try row[4], found: Timestamp.text(try row[5]), settlements: said,
          open: said.isEmpty)
      }.compactMap { $0 }.filter { settled || $0.open }
    }
  }

  /// Keeps which events of a batch that was stored cannot be counted; those that were kept before stay as they are.
  static func keep(
    _ setAside: [SetAsideEvent], of ledger: LedgerKey, at now: Int64, _ db: any SQLSession
  ) throws {
    for event in setAside {
      try db.execute(
        """
        INSERT INTO set_aside (station, ledger, sequence, reason, found) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (station, ledger, sequence) DO NOTHING
        """, ledger.station, ledger.number, event.sequence, event.reason, now)
    }
  }

  private func stationsByID(_ scope: ReportScope) throws(DistrictFault) -> [String: RegisteredStation] {
    Dictionary(try stations(scope).map { ($0.id.description, $0) }) { first, _ in first }
  }
}
