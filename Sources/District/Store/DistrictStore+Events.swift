public import DistrictProtocol
import FoundationEssentials
import GRDB
public import StationCore

extension DistrictStore {
  /// Takes a batch in, whole or not at all; on the disk when this returns.
  ///
  /// - Throws: ``DistrictFault`` of the store, and then nothing was stored.
  public func ingest(
    _ batch: ReceivedBatch, header: ChainHead, at now: Int64
  ) async throws(DistrictFault) -> IngestOutcome {
    do {
      return try await database.write { try Self.ingest(batch, header: header, at: now, $0) }
    } catch {
      throw DistrictFault(error)
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
      return try Row.fetchOne(
        db, sql: "SELECT \(LedgerRow.columns) FROM ledger WHERE station = ? ORDER BY heard DESC LIMIT 1",
        arguments: [station.description]
      ).map(LedgerRow.init).map { ($0.source, $0.head) }
    }
  }

  private static func ingest(
    _ batch: ReceivedBatch, header: ChainHead, at now: Int64, _ db: Database
  ) throws -> IngestOutcome {
    let source = batch.source
    let ledger = try LedgerRow.find(source, db)
    let head = ledger?.head ?? ChainHead(emptyLedgerOf: source)
    let stored = try seals(from: batch.firstSequence - 1, through: batch.lastSequence, of: ledger, source, db)
    switch IngestRule(head: head).decide(batch, header: header, stored: stored) {
    case .refuse(let refusal):
      try raise(refusal.alarm.kind, at: refusal.alarm.sequence, of: source, now: now, db)
      return .refused(refusal)
    case .store(let records):
      let reached = records.last.map { ChainHead(sequence: $0.sequence, hash: $0.hash) } ?? head
      let key = try LedgerRow.move(source, to: reached, heard: now, db)
      var clock = try StoredClock(of: key, at: head.sequence, db)
      for record in records {
        if let newest = clock.newest, record.time.wallMilliseconds < newest.wallMilliseconds {
          try raise(.timeRunsBack, at: record.sequence, of: source, now: now, db)
        }
        try EventRow.insert(record, at: try clock.take(record, db), ledger: key, into: db)
        if let kind = Self.alarm(of: record) { try raise(kind, at: record.sequence, of: source, now: now, db) }
      }
      try clock.keep(db)
      let setAside = batch.events.compactMap { Self.setAside($0.record(source: source, after: head.hash)) }
      return .stored(acknowledged: reached.sequence, setAside: setAside, new: records.count)
    }
  }

  /// The stored seals that a batch is compared with; sequence 0 has the genesis seal.
  private static func seals(
    from first: Int64, through last: Int64, of ledger: LedgerRow?, _ source: EventSource, _ db: Database
  ) throws -> [Int64: ChainHash] {
    var seals: [Int64: ChainHash] = first == 0 ? [0: .genesis(of: source)] : [:]
    guard let ledger else { return seals }
    let rows = try Row.fetchCursor(
      db, sql: "SELECT sequence, hash FROM event WHERE ledger = ? AND sequence BETWEEN ? AND ?",
      arguments: [ledger.key, first, last])
    try rows.forEach { seals[$0[0]] = ChainHash(bytes: Array($0[1] as Data)) }
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
  private static func setAside(_ record: EventRecord) -> SetAsideEvent? {
    guard EventType(rawValue: record.type) != nil, EventBody(record: record) == nil else { return nil }
    return SetAsideEvent(sequence: record.sequence, reason: "the members do not fit \(record.type)")
  }
}
