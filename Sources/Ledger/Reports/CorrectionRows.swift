import GRDB
import StationCore

/// Looks up corrections by the events that they concern, each by an index that holds corrections only.
enum CorrectionRows {
  /// The corrections that name an event of a range of sequences.
  static func naming(_ sequences: ClosedRange<Int64>, _ db: Database) throws -> [EventRecord] {
    let statement = try db.cachedStatement(
      sql: "SELECT \(EventRow.columns) FROM event WHERE corrects BETWEEN ? AND ?")
    return try records(statement, [sequences.lowerBound, sequences.upperBound], db)
  }

  /// The corrections that add an event which happened in a range of moments.
  static func adding(in moments: Range<Int64>, _ db: Database) throws -> [EventRecord] {
    // Timestamps have a fixed form, so that their order as texts is that of time.
    let statement = try db.cachedStatement(
      sql: "SELECT \(EventRow.columns) FROM event WHERE added_at >= ? AND added_at < ?")
    return try records(statement, [Timestamp.text(moments.lowerBound), Timestamp.text(moments.upperBound)], db)
  }

  /// Every correction of these events, also corrections of corrections, the newest first.
  static func concerning(_ sequences: some Sequence<Int64>, _ db: Database) throws -> [EventRecord] {
    try CorrectionSearch.corrections(of: sequences) { try naming($0, db) }
  }

  private static func records(
    _ statement: Statement, _ arguments: StatementArguments, _ db: Database
  ) throws -> [EventRecord] {
    var records: [EventRecord] = []
    try EventRow.forEach(statement, arguments, db) { records.append($0) }
    return records
  }
}
