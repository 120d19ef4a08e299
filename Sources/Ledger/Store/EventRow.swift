import FoundationEssentials
import GRDB
import StationCore

/// An event as a row of the ledger's table.
enum EventRow {
  static let columns = "sequence, time, boot, since_boot, trusted, type, subject, data, hash"

  static func insert(_ record: EventRecord, into db: Database) throws {
    let statement = try db.cachedStatement(
      sql: "INSERT INTO event (\(columns)) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
    try statement.execute(arguments: [
      record.sequence, record.time.wallMilliseconds, Data(record.time.boot.bytes), record.time.sinceBootMilliseconds,
      record.time.isTrusted, record.type, record.subject.map { Data($0.bytes) }, record.data,
      Data(record.hash.bytes),
    ])
  }

  /// Every event that a statement gives which selects ``columns``, in its order.
  ///
  /// - Throws: ``LedgerFailure/damagedRow(sequence:)`` where a field cannot be what it should be.
  static func forEach(
    _ statement: Statement, _ arguments: StatementArguments, _ db: Database, _ body: (EventRecord) throws -> Void
  ) throws {
    try RowColumns.forEach(statement, arguments, db) { try body(record($0)) }
  }

  private static func record(_ row: RowColumns) throws(LedgerFailure) -> EventRecord {
    let sequence = row.integer(0) ?? 0
    guard let time = row.integer(1), let boot = row.bytes(2).flatMap({ BootID(bytes: $0) }),
      let sinceBoot = row.integer(3), let trusted = row.integer(4), let type = row.text(5), let data = row.text(7),
      let hash = row.bytes(8).flatMap({ ChainHash(bytes: Array($0)) })
    else { throw .damagedRow(sequence: sequence) }
    let eventTime = EventTime(
      wallMilliseconds: time, boot: boot, sinceBootMilliseconds: sinceBoot, isTrusted: trusted != 0)
    let subject = row.bytes(6).flatMap { MemberRef(bytes: $0) }
    guard eventTime.isWritable, subject != nil || row.isNull(6) else { throw .damagedRow(sequence: sequence) }
    return EventRecord(sequence: sequence, time: eventTime, type: type, subject: subject, data: data, hash: hash)
  }
}
