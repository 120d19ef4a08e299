public import DistrictProtocol
public import StationCore

extension DistrictStore {
  /// Takes a batch in, whole or not at all; on the disk when this returns.
  ///
  /// - Throws: ``DistrictFault`` of the store, and then nothing was stored, or the same batch can be sent again.
  public func ingest(
    _ batch: ReceivedBatch, header: ChainHead, at now: Int64
  ) async throws(DistrictFault) -> IngestOutcome {
    try await aside { (store) throws(DistrictFault) in
      try store.database.makeRoom(at: now)
      var isTidying = false
      while true {
        do throws(DistrictFault) {
          let outcome = try store.database.write(.beside) {
            try Self.ingest(batch, header: header, at: now, isTidying: isTidying, $0)
          }
          if let outcome { return outcome }
        } catch {
          // A transaction over several servers may have been kept on some of them only.
          guard case .database(state: Self.repeatedKey, _) = error, !isTidying else { throw error }
          isTidying = true
        }
      }
    }
  }

  /// The stored head of a station's ledger, or of the ledger that was heard of last; `nil` before the first batch.
  ///
  /// - Throws: ``DistrictFault`` of the store.
  public func head(
    of station: StationID, ledger: LedgerID?
  ) throws(DistrictFault) -> (source: EventSource, head: ChainHead)? {
    try read { db in
      if let ledger {
        return try LedgerRow.find(EventSource(station: station, ledger: ledger), db).map { ($0.source, $0.head) }
      }
      return try db.first(
        "SELECT \(LedgerRow.columns) FROM ledger WHERE station = ? ORDER BY heard DESC, key DESC LIMIT 1",
        station.description, row: LedgerRow.init
      ).map { ($0.source, $0.head) }
    }
  }

  /// The SQLSTATE of a row whose key is there already.
  private static let repeatedKey = "23505"

  /// One try, with the ledger's row locked; `nil` where another server has just begun the same ledger.
  ///
  /// Tidying, it first removes events that lie beyond the head: the head alone says what is stored.
  private static func ingest(
    _ batch: ReceivedBatch, header: ChainHead, at now: Int64, isTidying: Bool, _ db: any SQLSession
  ) throws -> IngestOutcome? {
    let source = batch.source
    let ledger = try LedgerRow.find(source, db, isForUpdate: true)
    let head = ledger?.head ?? ChainHead(emptyLedgerOf: source)
    let stored = try seals(comparedWith: batch, upTo: head, of: ledger, db)
    switch IngestRule(head: head).decide(batch, header: header, stored: stored) {
    case .refuse(let refusal):
      try raise(refusal.alarm.kind, at: refusal.alarm.sequence, of: source, now: now, db)
      return .refused(refusal)
    case .store(let records):
      guard let key = try ledger?.key ?? LedgerRow.make(source, head: head, heard: now, db) else { return nil }
      if isTidying {
        try db.execute(
          "DELETE FROM event WHERE \(LedgerKey.condition) AND sequence > ?", key.station, key.number, head.sequence)
      }
      let clock = try store(records, of: key, source, after: ledger?.clock ?? ClockState(), received: now, db)
      let reached = records.last.map { ChainHead(sequence: $0.sequence, hash: $0.hash) } ?? head
      try LedgerRow.move(key, to: reached, clock, heard: now, db)
      let setAside = batch.events.compactMap(Self.setAside)
      try keep(setAside, of: key, at: now, db)
      return .stored(acknowledged: reached.sequence, setAside: setAside, new: records.count)
    }
  }

  /// Writes new events with their moments, and what is to be noticed of them; gives the clock behind them.
  private static func store(
    _ records: [EventRecord], of key: LedgerKey, _ source: EventSource, after clock: ClockState, received now: Int64,
    _ db: any SQLSession
  ) throws -> ClockState {
    var dated = DatedEvents(after: clock, count: records.count)
    for record in records {
      if let newest = dated.clock.newest, record.time.wallMilliseconds < newest.wallMilliseconds {
        try raise(.timeRunsBack, at: record.sequence, of: source, now: now, db)
      }
      if let kind = alarm(of: record) { try raise(kind, at: record.sequence, of: source, now: now, db) }
      dated.take(record)
    }
    for repair in dated.repairs {
      try db.execute(
        """
        UPDATE event SET moment = ? + since_boot, uncertain = 0
        WHERE \(LedgerKey.condition) AND sequence >= ? AND sequence < ?
        """, repair.bootedMilliseconds, key.station, key.number, repair.sequences.lowerBound,
        repair.sequences.upperBound)
    }
    if !records.isEmpty {
      try db.insert(into: "event", columns: EventRow.written) { sink in
        for event in dated.events { try EventRow.write(event, of: key, received: now, to: sink) }
      }
    }
    return dated.clock
  }

  /// The seals that a batch is compared with, from the one before its first event up to the head; none of a stored
  /// event is read for a batch that follows the head.
  private static func seals(
    comparedWith batch: ReceivedBatch, upTo head: ChainHead, of ledger: LedgerRow?, _ db: any SQLSession
  ) throws -> [Int64: ChainHash] {
    let before = batch.firstSequence - 1
    var seals: [Int64: ChainHash] = before == 0 ? [0: .genesis(of: batch.source)] : [:]
    if before == head.sequence { seals[before] = head.hash }
    guard let ledger, before < head.sequence else { return seals }
    try db.query(
      "SELECT sequence, hash FROM event WHERE \(LedgerKey.condition) AND sequence BETWEEN ? AND ?",
      arguments: [
        .text(ledger.key.station), .integer(ledger.key.number), .integer(before),
        .integer(min(batch.lastSequence, head.sequence)),
      ]
    ) { seals[try $0[0]] = ChainHash(bytes: try $0[1]) }
    return seals
  }

  /// The alarm that an event is worth: a ledger that began in the place of one that could not go on, a disk that fills.
  private static func alarm(of record: EventRecord) -> AlarmKind? {
    switch EventType(rawValue: record.type) {
    case .diskLow: return .diskLow
    case .ledgerBegan:
      guard case .ledgerBegan(let began)? = EventBody(record: record) else { return nil }
      switch began.reason {
      case .damaged: return .ledgerDamaged
      case .restored: return .ledgerRestored
      case .moved: return nil
      }
    default: return nil
    }
  }

  /// An event of a known kind whose members do not fit is kept but cannot be counted; an unknown kind is a newer
  /// station's and nothing to report.
  private static func setAside(_ event: ReceivedEvent) -> SetAsideEvent? {
    guard EventType(rawValue: event.type) != nil,
      EventBody(type: event.type, data: event.data, subject: event.subject) == nil
    else { return nil }
    return SetAsideEvent(sequence: event.sequence, reason: "the members do not fit \(event.type)")
  }
}
