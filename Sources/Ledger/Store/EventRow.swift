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

  /// The event of a row that has all ``columns``.
  ///
  /// - Throws: ``LedgerFailure/damagedRow(sequence:)`` where a field cannot be what it should be.
  static func record(_ row: Row) throws(LedgerFailure) -> EventRecord {
    let sequence = Int64.fromDatabaseValue(row[0]) ?? 0
    guard let time = Int64.fromDatabaseValue(row[1]), let boot = bytes(row[2]).flatMap({ BootID(bytes: $0) }),
      let sinceBoot = Int64.fromDatabaseValue(row[3]), let trusted = Int64.fromDatabaseValue(row[4]),
      let type = String.fromDatabaseValue(row[5]), let data = String.fromDatabaseValue(row[7]),
      let hash = bytes(row[8]).flatMap({ ChainHash(bytes: $0) })
    else { throw .damagedRow(sequence: sequence) }
    let subject = bytes(row[6]).map { MemberRef(bytes: $0) }
    if case .some(nil) = subject { throw .damagedRow(sequence: sequence) }
    return EventRecord(
      sequence: sequence,
      time: EventTime(
        wallMilliseconds: time, boot: boot, sinceBootMilliseconds: sinceBoot, isTrusted: trusted != 0),
      type: type, subject: subject.flatMap { $0 }, data: data, hash: hash)
  }

  private static func bytes(_ value: DatabaseValue) -> [UInt8]? { Data.fromDatabaseValue(value).map(Array.init) }
}
