import GRDB
public import StationCore

extension DistrictStore {
  /// The alarms of some stations that were noticed in a range of moments, newest first.
  ///
  /// - Throws: ``DistrictFault`` of the store.
  public func alarms(of stations: Set<StationID>, in moments: Range<Int64>) throws(DistrictFault) -> [Alarm] {
    try read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT station, ledger, kind, sequence, first, last, times FROM alarm
          WHERE last >= ? AND first < ? ORDER BY last DESC
          """,
        arguments: [moments.lowerBound, moments.upperBound]
      ).compactMap { row in
        guard let station = StationID(row[0]), stations.contains(station), let kind = AlarmKind(rawValue: row[2]) else {
          return nil
        }
        return Alarm(
          station: row[0], ledger: row[1], kind: kind, sequence: row[3], first: Timestamp.text(row[4]),
          last: Timestamp.text(row[5]), times: row[6])
      }
    }
  }

  /// Notes an alarm; the same one again only counts up, since a station repeats what was refused.
  static func raise(
    _ kind: AlarmKind, at sequence: Int64, of source: EventSource, now: Int64, _ db: Database
  ) throws {
    try raise(kind, at: sequence, station: source.station, ledger: source.ledger.description, now: now, db)
  }

  /// Notes an alarm that is about a station and none of its ledgers.
  static func raise(_ kind: AlarmKind, of station: StationID, now: Int64, _ db: Database) throws {
    try raise(kind, at: 0, station: station, ledger: "", now: now, db)
  }

  private static func raise(
    _ kind: AlarmKind, at sequence: Int64, station: StationID, ledger: String, now: Int64, _ db: Database
  ) throws {
    try db.execute(
      sql: """
        INSERT INTO alarm (station, ledger, kind, sequence, first, last, times) VALUES (?, ?, ?, ?, ?, ?, 1)
        ON CONFLICT DO UPDATE SET last = excluded.last, times = times + 1
        """,
      arguments: [station.description, ledger, kind.rawValue, sequence, now, now])
  }
}
