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

  /// The first sequence whose time is not before a moment; one behind the newest where all are earlier.
  ///
  /// Times never run back, so a binary search by the primary key finds it without an index.
  static func firstSequence(notBefore moment: Int64, _ db: Database) throws -> Int64 {
    let bounds = try Row.fetchOne(
      db, sql: "SELECT (SELECT min(sequence) FROM event), (SELECT max(sequence) FROM event)")
    guard var low = bounds?[0] as Int64?, let newest = bounds?[1] as Int64? else { return 1 }
    var high = newest + 1
    let statement = try db.cachedStatement(sql: "SELECT time FROM event WHERE sequence >= ? ORDER BY sequence LIMIT 1")
    while low < high {
      let middle = (low + high) / 2
      guard let time = try Int64.fetchOne(statement, arguments: [middle]) else { return middle }
      if time < moment { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Hands over every event that happened in a range of moments, oldest first, each with its moment.
  static func forEachEvent(
    in moments: Range<Int64>, _ db: Database, _ body: (EventRecord, EventMoment) throws -> Void
  ) throws {
    let first = try firstSequence(notBefore: moments.lowerBound, db)
    let end = try firstSequence(notBefore: moments.upperBound, db)
    let statement = try db.cachedStatement(
      sql: "SELECT \(EventRow.columns) FROM event WHERE sequence >= ? AND sequence < ?")
    try EventRow.forEach(statement, [first, end], db) { try body($0, EventMoment(recorded: $0.time)) }
  }
}
