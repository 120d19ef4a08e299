import GRDB
import StationCore

/// What every connection reads of the ledger's file.
enum LedgerFile {
  static let name = "ledger.sqlite"
  /// What SQLite keeps beside the file.
  static let companions = ["ledger.sqlite-wal", "ledger.sqlite-shm"]

  static func path(in directory: String) -> String { "\(directory)/\(name)" }

  static func source(_ db: Database) throws -> EventSource {
    guard let row = try Row.fetchOne(db, sql: "SELECT station, id FROM ledger"),
      let station = StationID(row[0]), let ledger = LedgerID(row[1] as String)
    else { throw LedgerFailure.storage(code: 0, message: "the ledger does not say whose it is") }
    return EventSource(station: station, ledger: ledger)
  }

  static func newest(_ db: Database) throws -> EventRecord? {
    let statement = try db.cachedStatement(
      sql: "SELECT \(EventRow.columns) FROM event ORDER BY sequence DESC LIMIT 1")
    var newest: EventRecord?
    try EventRow.forEach(statement, [], db) { newest = $0 }
    return newest
  }

  /// How far the ledger reaches; `nil` where it has no events.
  static func head(_ db: Database) throws -> ChainHead? {
    let statement = try db.cachedStatement(sql: "SELECT sequence, hash FROM event ORDER BY sequence DESC LIMIT 1")
    var head: ChainHead?
    try RowColumns.forEach(statement, [], db) { row in
      let sequence = row.integer(0) ?? 0
      guard let hash = row.bytes(1).flatMap({ ChainHash(bytes: Array($0)) }) else {
        throw LedgerFailure.damagedRow(sequence: sequence)
      }
      head = ChainHead(sequence: sequence, hash: hash)
    }
    return head
  }

  /// Hands over every event that happened in a range of moments, by sequence, each with its moment.
  static func forEachEvent(
    in moments: Range<Int64>, _ db: Database, _ body: (EventRecord, EventMoment) throws -> Void
  ) throws {
    let statement = try db.cachedStatement(
      sql: "SELECT \(EventRow.columns) FROM event WHERE sequence >= ? AND sequence < ?")
    for found in try LedgerSpan.overlapping(moments, db) {
      let sequences = try found.sequences(in: moments, db)
      try EventRow.forEach(statement, [sequences.lowerBound, sequences.upperBound], db) { record in
        try body(record, found.span.moment(of: record.time))
      }
    }
  }
}
