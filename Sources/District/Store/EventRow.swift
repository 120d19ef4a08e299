import FoundationEssentials
import GRDB
import StationCore

/// An event as a row of the store's table.
enum EventRow {
  static let columns = "sequence, time, boot, since_boot, trusted, type, subject, data, hash, moment, uncertain"

  static func insert(_ record: EventRecord, at moment: EventMoment, ledger: Int64, into db: Database) throws {
    let statement = try db.cachedStatement(
      sql: "INSERT INTO event (ledger, \(columns)) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
    try statement.execute(arguments: [
      ledger, record.sequence, record.time.wallMilliseconds, Data(record.time.boot.bytes),
      record.time.sinceBootMilliseconds, record.time.isTrusted, record.type,
      record.subject.map { Data($0.bytes) }, record.data, Data(record.hash.bytes),
      moment.milliseconds, moment.standing == .uncertain,
    ])
  }

  /// The moment of a row that has all ``columns``, whose record is this.
  static func moment(_ row: Row, of record: EventRecord) -> EventMoment {
    let milliseconds: Int64 = row[9]
    let isRight = abs(milliseconds - record.time.wallMilliseconds) <= ClockSpan.toleranceMilliseconds
    return EventMoment(
      milliseconds: milliseconds, standing: row[10] ? .uncertain : isRight ? .recorded : .repaired)
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
