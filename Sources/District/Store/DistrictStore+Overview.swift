import StationCore

extension DistrictStore {
  /// Every station, with what was last heard of it.
  ///
  /// - Throws: ``DistrictFault``.
  public func overview(at now: Int64) throws(DistrictFault) -> [StationOverview] {
    let alarms = Dictionary(grouping: try alarmEntries(.district, settled: false), by: \.station)
    return try read { db in
      let ledgers = try Self.ledgers(db)
      return try db.all(
        """
        SELECT \(RegisteredStation.columns),
          (SELECT max(expires) FROM certificate
            WHERE certificate.station = station.id AND ended IS NULL AND expires > ?)
        FROM station ORDER BY street, id
        """, now
      ) { row in
        let id: String = try row[0]
        let expires: Int64? = try row[4]
        let ledgers = ledgers[id] ?? []
        let applied = try Self.applied(at: ledgers.map(\.key), db)
        return StationOverview(
          station: id, name: try row[1], street: try row[2], zone: try row[3], enrolled: expires != nil,
          certificateExpires: expires.map(Timestamp.text), events: ledgers.reduce(0) { $0 + $1.sequence },
          lastContact: ledgers.first.map { Timestamp.text($0.heard) }, ledger: ledgers.first?.id,
          lastSequence: ledgers.first?.sequence ?? 0, openAlarms: alarms[id]?.count ?? 0,
          programme: applied?.programme, roster: applied?.roster)
      }
    }
  }

  /// The ledgers by station, the one heard of last first.
  private static func ledgers(
    _ db: any SQLSession
  ) throws -> [String: [(key: LedgerKey, id: String, sequence: Int64, heard: Int64)]] {
    let all = try db.all("SELECT station, key, id, sequence, heard FROM ledger ORDER BY heard DESC, key DESC") { row in
      (
        key: LedgerKey(station: try row[0], number: try row[1]), id: try row[2] as String,
        sequence: try row[3] as Int64, heard: try row[4] as Int64
      )
    }
    return Dictionary(grouping: all, by: \.key.station)
  }

  /// What a station said last that it has applied, in the newest of its ledgers that says so.
  ///
  /// The index of only these events is found by the condition that it was made with.
  private static func applied(at ledgers: [LedgerKey], _ db: any SQLSession) throws -> ProgrammeApplied? {
    for ledger in ledgers {
      let record = try db.first(
        """
        SELECT \(EventRow.columns) FROM event
        WHERE \(LedgerKey.condition) AND type IN (\(SchemaStep.programmeTypes))
          AND type = '\(EventType.programmeApplied.rawValue)' ORDER BY sequence DESC LIMIT 1
        """, ledger.station, ledger.number, row: EventRow.record)
      if let record, case .programmeApplied(let applied)? = EventBody(record: record) { return applied }
    }
    return nil
  }
}
