import StationCore

/// An event as a row of the store's table.
enum EventRow {
  /// What ``record(_:)`` and ``moment(_:of:)`` read.
  static let columns = "sequence, time, boot, since_boot, trusted, type, subject, data, hash, moment, uncertain"

  /// What ``write(_:of:received:to:)`` hands over.
  static let written = "station, ledger, received, \(columns), corrects, added_at"

  static func write(_ event: DatedEvent, of ledger: LedgerKey, received now: Int64, to sink: any SQLRowSink) throws {
    let record = event.record
    sink.text(ledger.station)
    sink.integer(ledger.number)
    sink.integer(now)
    sink.integer(record.sequence)
    sink.integer(record.time.wallMilliseconds)
    sink.bytes(record.time.boot.bytes)
    sink.integer(record.time.sinceBootMilliseconds)
    sink.flag(record.time.isTrusted)
    sink.text(record.type)
    sink.bytes(record.subject?.bytes)
    sink.text(record.data)
    sink.bytes(record.hash.bytes)
    sink.integer(event.moment.milliseconds)
    sink.flag(event.moment.standing == .uncertain)
    let correction = CorrectionColumns(record)
    sink.integer(correction.corrects)
    sink.text(correction.addedAt)
    try sink.endRow()
  }

  /// The moment of a row that has all ``columns``, whose record is this.
  static func moment(_ row: any SQLRow, of record: EventRecord) throws -> EventMoment {
    let milliseconds: Int64 = try row[9]
    let isRight = abs(milliseconds - record.time.wallMilliseconds) <= ClockSpan.toleranceMilliseconds
    return EventMoment(
      milliseconds: milliseconds, standing: try row[10] ? .uncertain : isRight ? .recorded : .repaired)
  }

  /// The event of a row that has all ``columns``.
  ///
  /// - Throws: ``DistrictFault/damagedRow(_:)`` where a field cannot be what it should be.
  static func record(_ row: any SQLRow) throws -> EventRecord {
    let sequence: Int64 = try row[0]
    let subject = (try row[6] as [UInt8]?).map { MemberRef(bytes: $0) }
    guard let boot = BootID(bytes: try row[2] as [UInt8]), let hash = ChainHash(bytes: try row[8]),
      subject == nil || subject != .some(nil)
    else { throw DistrictFault.damagedRow("event \(sequence)") }
    return EventRecord(
      sequence: sequence,
      time: EventTime(
        wallMilliseconds: try row[1], boot: boot, sinceBootMilliseconds: try row[3], isTrusted: try row[4]),
      type: try row[5], subject: subject.flatMap { $0 }, data: try row[7], hash: hash)
  }
}
