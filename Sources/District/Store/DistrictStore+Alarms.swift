public import StationCore

extension DistrictStore {
  /// The alarms of some stations that were noticed in a range of moments, newest first.
  ///
  /// - Throws: ``DistrictFault`` of the store.
  public func alarms(of stations: Set<StationID>, in moments: Range<Int64>) throws(DistrictFault) -> [Alarm] {
    try read { db in
      try Self.alarms(in: moments, db).filter { alarm in
        StationID(alarm.station).map(stations.contains) ?? false
      }
    }
  }

  /// Every alarm that was noticed in a range of moments, newest first.
  static func alarms(in moments: Range<Int64>, _ db: any SQLSession) throws -> [Alarm] {
    try db.all(
      """
      SELECT station, ledger, kind, sequence, first, last, times FROM alarm
      WHERE last >= ? AND first < ? ORDER BY last DESC, station, ledger, kind, sequence
      """, moments.lowerBound, moments.upperBound
    ) { row -> Alarm? in
      guard let kind = AlarmKind(rawValue: try row[2]) else { return nil }
      return Alarm(
        station: try row[0], ledger: try row[1], kind: kind, sequence: try row[3], first: Timestamp.text(try row[4]),
        last: Timestamp.text(try row[5]), times: try row[6])
    }.compactMap { $0 }
  }

  /// Notes an alarm; the same one again only counts up, since a station repeats what was refused.
  static func raise(
    _ kind: AlarmKind, at sequence: Int64, of source: EventSource, now: Int64, _ db: any SQLSession
  ) throws {
    try raise(kind, at: sequence, station: source.station, ledger: source.ledger.description, now: now, db)
  }

  /// Notes an alarm that is about a station and none of its ledgers.
  static func raise(_ kind: AlarmKind, of station: StationID, now: Int64, _ db: any SQLSession) throws {
    try raise(kind, at: 0, station: station, ledger: "", now: now, db)
  }

  private static func raise(
    _ kind: AlarmKind, at sequence: Int64, station: StationID, ledger: String, now: Int64, _ db: any SQLSession
  ) throws {
    try db.execute(
      """
      INSERT INTO alarm (station, ledger, kind, sequence, first, last, times) VALUES (?, ?, ?, ?, ?, ?, 1)
      ON CONFLICT (station, ledger, kind, sequence) DO UPDATE SET last = excluded.last, times = alarm.times + 1
      """, station.description, ledger, kind.rawValue, sequence, now, now)
  }
}
