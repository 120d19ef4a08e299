import GRDB
public import StationCore

extension LedgerReader {
  /// What ``CorrectionRule`` must know of the events that an order names.
  ///
  /// - Throws: ``LedgerFailure``.
  public func facts(for order: CorrectionOrder) throws(LedgerFailure) -> CorrectionFacts {
    try read { db in
      var sequences = order.named
      switch order.action {
      case .addServiceUse(_, let visit, _): sequences += try Self.uses(of: visit, db)
      case .reassignService(let sequence, _):
        if case .serviceUse(let visit, _)? = try Self.record(sequence, db).flatMap({ EventBody(record: $0) })
          .flatMap({ CountedEvent($0) })?.content
        {
          sequences += try Self.uses(of: visit, db)
        }
      case .addCheckIn(_, let moment): sequences += try Self.checkIns(at: moment, db)
      case .void, .reassignVisitor: break
      }
      return try Self.facts(of: sequences, db)
    }
  }

  /// The correction of a sequence as an auditor sees it; `nil` where there is none.
  ///
  /// - Throws: ``LedgerFailure``.
  public func correction(_ sequence: Int64) throws(LedgerFailure) -> CorrectionEntry? {
    try read { try Self.facts(of: [sequence], $0).entry(sequence) }
  }

  /// The events of these sequences, the events that corrections among them stand on, and all corrections of either.
  static func facts(of sequences: [Int64], _ db: Database) throws -> CorrectionFacts {
    let base = try RetentionTables.base(db)
    var facts = CorrectionFacts(prunedThrough: base?.head.sequence ?? 0, firstOpenDay: base?.writtenBefore)
    var records: [Int64: EventRecord] = [:]
    var wanted = sequences
    while let sequence = wanted.popLast() {
      guard records[sequence] == nil, let record = try record(sequence, db) else { continue }
      records[sequence] = record
      switch EventBody(record: record) {
      case .correction(let correction)?:
        if let target = correction.corrects { wanted.append(target) }
        if case .addServiceUse(let use, _) = correction.action { wanted.append(use.visit) }
      case .serviceUse(let use)?: wanted.append(use.visit)
      default: break
      }
    }
    for record in try CorrectionRows.concerning(records.keys, db) { records[record.sequence] = record }
    for record in records.values.sorted(by: { $0.sequence > $1.sequence }) {
      facts.add(record, at: try moment(of: record, db).milliseconds)
    }
    return facts
  }

  private static func moment(of record: EventRecord, _ db: Database) throws -> EventMoment {
    try LedgerSpan.history(of: record.sequence...record.sequence, db).moment(of: record)
  }

  private static func record(_ sequence: Int64, _ db: Database) throws -> EventRecord? {
    let statement = try db.cachedStatement(sql: "SELECT \(EventRow.columns) FROM event WHERE sequence = ?")
    var found: EventRecord?
    try EventRow.forEach(statement, [sequence], db) { found = $0 }
    return found
  }

  /// The service uses of a visit, recorded or added.
  private static func uses(of visit: Int64, _ db: Database) throws -> [Int64] {
    guard let began = try record(visit, db) else { return [] }
    var start = try moment(of: began, db).milliseconds
    if case .correction(let correction)? = EventBody(record: began), let added = correction.addedAt { start = added }
    let moments = start..<start + Admission.shortestLifetimeMilliseconds
    var uses: [Int64] = []
    func take(_ record: EventRecord) {
      guard let body = EventBody(record: record), case .serviceUse(visit, _)? = CountedEvent(body)?.content else {
        return
      }
      uses.append(record.sequence)
    }
    try LedgerFile.forEachEvent(in: moments, db) { record, _ in take(record) }
    for record in try CorrectionRows.adding(in: moments, db) { take(record) }
    return uses
  }

  /// The check-ins recorded or added at one moment.
  private static func checkIns(at moment: Int64, _ db: Database) throws -> [Int64] {
    var sequences: [Int64] = []
    try LedgerFile.forEachEvent(in: moment..<moment + 1, db) { record, _ in sequences.append(record.sequence) }
    return sequences + (try CorrectionRows.adding(in: moment..<moment + 1, db).map(\.sequence))
  }
}
