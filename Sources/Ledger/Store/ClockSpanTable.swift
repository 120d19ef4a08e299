import GRDB
import StationCore

/// The table of clock spans: derived from the events, written only where a span begins or is repaired.
enum ClockSpanTable {
  static let definition = """
    CREATE TABLE clock_span (
      first INTEGER PRIMARY KEY, boot_first INTEGER NOT NULL, booted INTEGER, eve_time INTEGER, eve_moment INTEGER,
      since_boot INTEGER NOT NULL, starts INTEGER NOT NULL, ends INTEGER
    ) STRICT;
    """

  /// What is known of the clocks at the newest event.
  static func state(behind newest: EventRecord?, _ db: Database) throws -> ClockState {
    guard try db.tableExists("clock_span") else { return ClockState() }
    let statement = try db.cachedStatement(
      sql: "SELECT \(LedgerSpan.columns) FROM clock_span ORDER BY first DESC LIMIT 1")
    guard let newest, let row = try Row.fetchOne(statement) else { return ClockState() }
    return ClockState(span: try LedgerSpan.span(row), newest: newest.time)
  }

  /// Takes in an event that was just appended.
  static func take(_ record: EventRecord, into state: inout ClockState, _ db: Database) throws {
    let step = state.take(record)
    guard let begun = step.begun else { return }
    if let repair = step.repair { try apply(repair, db) }
    if let ended = step.endedMilliseconds {
      try db.execute(
        sql: "UPDATE clock_span SET ends = ? WHERE first = (SELECT max(first) FROM clock_span)", arguments: [ended])
    }
    try db.execute(
      sql: """
        INSERT INTO clock_span (first, boot_first, booted, eve_time, eve_moment, since_boot, starts)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        begun.first, begun.bootFirst, begun.bootedMilliseconds, begun.eve?.recordedMilliseconds,
        begun.eve?.momentMilliseconds, record.time.sinceBootMilliseconds, step.moment.milliseconds,
      ])
  }

  /// Makes the table again from the events.
  ///
  /// Spans that began in events which were removed since stay: nothing else tells of their clocks any more. A row that
  /// cannot be read has no moment; that it is damaged is for the chain to say.
  static func rebuild(_ db: Database) throws {
    let earliest = try Int64.fetchOne(db, sql: "SELECT min(sequence) FROM event") ?? 0
    try db.execute(
      sql: "DELETE FROM clock_span WHERE first > :earliest OR :earliest <= 1", arguments: ["earliest": earliest])
    let before = try Row.fetchOne(
      db, sql: "SELECT \(LedgerSpan.columns) FROM clock_span ORDER BY first DESC LIMIT 1")
    try db.execute(
      sql: "UPDATE clock_span SET ends = NULL WHERE first = (SELECT max(first) FROM clock_span)")
    var state = ClockState()
    let events = try db.makeStatement(
      sql: "SELECT \(EventRow.columns) FROM event WHERE sequence > ? ORDER BY sequence")
    var read: Int64 = 0
    while true {
      do {
        try EventRow.forEach(events, [read], db) { record in
          if let before, record.sequence == earliest {
            state = ClockState(span: try LedgerSpan.span(before), newest: record.time)
          } else {
            try take(record, into: &state, db)
          }
        }
        return
      } catch LedgerFailure.damagedRow(let sequence) {
        read = max(read + 1, sequence)
      }
    }
  }

  private static func apply(_ repair: ClockStep.Repair, _ db: Database) throws {
    try db.execute(
      sql: """
        UPDATE clock_span SET booted = :booted, starts = :booted + since_boot,
          ends = :booted + (
            SELECT since_boot FROM event
            WHERE sequence = (SELECT min(next.first) FROM clock_span next WHERE next.first > clock_span.first) - 1)
        WHERE boot_first = :bootFirst
        """,
      arguments: ["booted": repair.bootedMilliseconds, "bootFirst": repair.bootFirst])
  }
}
