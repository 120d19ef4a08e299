import FoundationEssentials
import GRDB
import StationCore

/// An event as a row of the store's table.
enum EventRow {
  static let columns = "sequence, time, boot, since_boot, trusted, type, subject, data, hash"

  static func insert(_ record: EventRecord, ledger: Int64, into db: Database) throws {
    let statement = try db.cachedStatement(
      sql: "INSERT INTO event (ledger, \(columns)) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
    try statement.execute(arguments: [
      ledger, record.sequence, record.time.wallMilliseconds, Data(record.time.boot.bytes),
      record.time.sinceBootMilliseconds, record.time.isTrusted, record.type,
      record.subject.map { Data($0.bytes) }, record.data, Data(record.hash.bytes),
    ])
  }

  /// The event of a row that has all ``columns``.
  ///
  /// - Throws: ``DistrictFault/damagedRow(_:)`` where a field cannot be what it should be.
  static func record(_ row: Row) throws -> EventRecord {
    let sequence: Int64 = row[0]
    let subject = (row[6] as Data?).map { MemberRef(bytes: $0) }
    guard let boot = BootID(bytes: row[2] as Data), let hash = ChainHash(bytes: Array(row[8] as Data)),
      subject == nil || subject != .some(nil)
    else { throw DistrictFault.damagedRow("event \(sequence)") }
    return EventRecord(
      sequence: sequence,
      time: EventTime(wallMilliseconds: row[1], boot: boot, sinceBootMilliseconds: row[3], isTrusted: row[4]),
      type: row[5], subject: subject.flatMap { $0 }, data: row[7], hash: hash)
  }
}
