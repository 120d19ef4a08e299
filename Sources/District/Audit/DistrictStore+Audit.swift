public import StationCore

extension DistrictStore {
  /// How many events are checked between two words about the progress.
  private static let progressStep: Int64 = 1_000

  /// Proves what is stored of a station: every ledger, from its first event to its head.
  ///
  /// - Parameters:
  ///   - station: the station.
  ///   - ledger: only this one; `nil` for all.
  ///   - progress: is told now and then how many of all events were checked.
  /// - Returns: what it came to, in the order in which the ledgers were first heard of.
  /// - Throws: ``DistrictFault/unknownStation(_:)``, or ``DistrictFault`` of the store.
  public func audit(
    _ station: StationID, ledger: LedgerID? = nil, progress: (Int64, Int64) -> Void = { _, _ in }
  ) throws(DistrictFault) -> [LedgerAudit] {
    _ = try self.station(station)
    let ledgers = try read { try LedgerRow.all(of: station, $0) }.filter { ledger == nil || $0.source.ledger == ledger }
    let all = ledgers.reduce(0) { $0 + $1.head.sequence }
    var done: Int64 = 0
    var audits: [LedgerAudit] = []
    for ledger in ledgers {
      audits.append(
        try read { db in
          try Self.prove(ledger.source, db) { progress(done + $0, all) }
        })
      done += ledger.head.sequence
    }
    return audits
  }

  /// Begins to compare a ledger of a station with what is stored of it.
  ///
  /// - Throws: ``DistrictFault`` of the store.
  public func comparison(with source: EventSource) throws(DistrictFault) -> SealComparison {
    let ledger = try read { try LedgerRow.find(source, $0) }
    return SealComparison(source, stored: ledger?.head.sequence ?? 0) { (range) throws(DistrictFault) in
      try read { try Self.seals(of: ledger?.key, in: range, $0) }
    }
  }

  /// Compares what `station events --json` wrote into a file with what is stored.
  ///
  /// - Throws: ``DistrictFault/unusableFile(path:reason:)`` for a file of another form or station, or ``DistrictFault``
  ///   of the store.
  public func compare(linesAt path: String, of station: StationID) throws(DistrictFault) -> HistoryComparison {
    let compared = try StationEventLines(path, of: station).compare(
      begin: { (source) throws(DistrictFault) in try comparison(with: source) },
      seal: { (source, sequence) throws(DistrictFault) in
        try read { db in
          try Self.seals(of: LedgerRow.find(source, db)?.key, in: sequence...sequence, db)[sequence]
        }
      })
    return HistoryComparison(compared.map { [$0] } ?? [])
  }

  private static func prove(
    _ source: EventSource, _ db: any SQLSession, progress: (Int64) -> Void
  ) throws -> LedgerAudit {
    guard let ledger = try LedgerRow.find(source, db) else { throw DistrictFault.damagedRow("a ledger") }
    var proof = LedgerProof(source: source)
    try db.stream(
      """
      SELECT \(EventRow.columns), corrects, added_at FROM event WHERE \(LedgerKey.condition) ORDER BY sequence
      """, arguments: [.text(ledger.key.station), .integer(ledger.key.number)]
    ) { row in
      let sequence: Int64 = try row[0]
      do {
        let derivation = StoredDerivation(
          moment: try row[9], isUncertain: try row[10],
          correction: CorrectionColumns(corrects: try row[11], addedAt: try row[12]))
        proof.take(try EventRow.record(row), stored: derivation)
      } catch {
        proof.takeUnreadable(sequence, problem: DistrictFault(error).description)
      }
      if sequence.isMultiple(of: progressStep) { progress(sequence) }
    }
    return proof.verdict(
      storedHead: ledger.head, continues: try proof.beginning.map { try continuation($0, of: source.station, db) })
  }

  private static func continuation(
    _ began: LedgerBegan, of station: StationID, _ db: any SQLSession
  ) throws -> LedgerContinuation {
    let before = began.previous.map { EventSource(station: station, ledger: $0) }
    let sequence = began.previousHead?.sequence ?? 0
    let key = try before.flatMap { try LedgerRow.find($0, db) }?.key
    return LedgerContinuation(
      began, before: before, stored: try seals(of: key, in: sequence...sequence, db)[sequence])
  }

  private static func seals(
    of ledger: LedgerKey?, in sequences: ClosedRange<Int64>, _ db: any SQLSession
  ) throws -> [Int64: ChainHash] {
    guard let ledger else { return [:] }
    var seals: [Int64: ChainHash] = [:]
    try db.query(
      "SELECT sequence, hash FROM event WHERE \(LedgerKey.condition) AND sequence BETWEEN ? AND ?",
      arguments: [
        .text(ledger.station), .integer(ledger.number), .integer(sequences.lowerBound), .integer(sequences.upperBound),
      ]
    ) { seals[try $0[0]] = ChainHash(bytes: try $0[1]) }
    return seals
  }
}
