import GRDB
import StationCore

/// A clock span as it lies in the ledger: which events it holds.
struct LedgerSpan {
  static let columns = "first, boot_first, booted, eve_time, eve_moment"

  let span: ClockSpan
  /// The sequence of the next span's first event; `nil` for the newest span.
  let next: Int64?
  /// The moments of its first and its last event; no last one while it may go on.
  let starts: Int64
  let ends: Int64?

  static func span(_ row: Row) throws(LedgerFailure) -> ClockSpan {
    guard let first = Int64.fromDatabaseValue(row[0]), let bootFirst = Int64.fromDatabaseValue(row[1]) else {
      throw .storage(code: 0, message: "a clock span cannot be read")
    }
    var eve: ClockSpan.Eve?
    if let time = Int64.fromDatabaseValue(row[3]), let moment = Int64.fromDatabaseValue(row[4]) {
      eve = ClockSpan.Eve(recordedMilliseconds: time, momentMilliseconds: moment)
    }
    return ClockSpan(
      first: first, bootFirst: bootFirst, eve: eve, bootedMilliseconds: Int64.fromDatabaseValue(row[2]))
  }

  /// The spans in which something may have happened in a range of moments, by their first sequence.
  ///
  /// A ledger that an earlier version set aside has no table of them: its events tell.
  static func overlapping(_ moments: Range<Int64>, _ db: Database) throws -> [LedgerSpan] {
    guard try db.tableExists("clock_span") else {
      let spans = try history(db).spans
      return zip(spans, spans.dropFirst().map { Optional($0.first) } + [nil]).map { span, next in
        LedgerSpan(span: span, next: next, starts: .min, ends: nil)
      }
    }
    let statement = try db.cachedStatement(
      sql: """
        SELECT \(columns), starts, ends, (SELECT min(next.first) FROM clock_span next WHERE next.first > span.first)
        FROM clock_span span WHERE starts < ? AND (ends IS NULL OR ends >= ?) ORDER BY first
        """)
    return try Row.fetchAll(statement, arguments: [moments.upperBound, moments.lowerBound]).map { row in
      guard let starts = Int64.fromDatabaseValue(row[5]) else {
        throw LedgerFailure.storage(code: 0, message: "a clock span cannot be read")
      }
      return LedgerSpan(
        span: try span(row), next: Int64.fromDatabaseValue(row[7]), starts: starts,
        ends: Int64.fromDatabaseValue(row[6]))
    }
  }

  /// The spans that hold the events from one sequence to another.
  static func history(of sequences: ClosedRange<Int64>, _ db: Database) throws -> ClockHistory {
    guard try db.tableExists("clock_span") else { return try history(db) }
    let statement = try db.cachedStatement(
      sql: """
        SELECT \(columns) FROM clock_span
        WHERE first >= (SELECT coalesce(max(first), 0) FROM clock_span WHERE first <= ?) AND first <= ? ORDER BY first
        """)
    return ClockHistory(
      spans: try Row.fetchAll(statement, arguments: [sequences.lowerBound, sequences.upperBound]).map(span))
  }

  private static func history(_ db: Database) throws -> ClockHistory {
    var history = ClockHistory()
    let events = try db.cachedStatement(sql: "SELECT \(EventRow.columns) FROM event ORDER BY sequence")
    try EventRow.forEach(events, [], db) { history.add($0) }
    return history
  }

  /// The sequences of this span's events that happened in a range of moments.
  func sequences(in moments: Range<Int64>, _ db: Database) throws -> Range<Int64> {
    let end = try self.end(db)
    let low = starts >= moments.lowerBound ? span.first : try firstSequence(notBefore: moments.lowerBound, end, db)
    if let ends, ends < moments.upperBound { return low..<max(low, end) }
    return low..<max(low, try firstSequence(notBefore: moments.upperBound, end, db))
  }

  private func end(_ db: Database) throws -> Int64 {
    if let next { return next }
    return (try Int64.fetchOne(db, sql: "SELECT max(sequence) FROM event") ?? 0) + 1
  }

  /// The first sequence whose moment is not before another; the span's end where all are earlier.
  ///
  /// Moments never run back within a span, so a binary search by the primary key finds it without an index.
  private func firstSequence(notBefore moment: Int64, _ end: Int64, _ db: Database) throws -> Int64 {
    let statement = try db.cachedStatement(
      sql: "SELECT time, since_boot FROM event WHERE sequence >= ? ORDER BY sequence LIMIT 1")
    var low = span.first
    var high = end
    while low < high {
      let middle = low + (high - low) / 2
      guard let row = try Row.fetchOne(statement, arguments: [middle]) else {
        high = middle
        continue
      }
      guard let time = Int64.fromDatabaseValue(row[0]), let sinceBoot = Int64.fromDatabaseValue(row[1]) else {
        throw LedgerFailure.damagedRow(sequence: middle)
      }
      if span.milliseconds(recorded: time, sinceBoot: sinceBoot) < moment { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
