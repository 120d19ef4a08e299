import FoundationEssentials
import GRDB
import StationCore

/// What the store knows of a ledger's clocks, so that each event gets its moment as it comes.
struct StoredClock {
  static let definition = """
    CREATE TABLE clock_span (
      ledger INTEGER PRIMARY KEY REFERENCES ledger(key), first INTEGER NOT NULL, boot_first INTEGER NOT NULL,
      booted INTEGER, eve_time INTEGER, eve_moment INTEGER
    ) STRICT;
    """

  private let ledger: Int64
  private let found: ClockSpan?
  private var state: ClockState

  /// Reads what is known at a ledger's head.
  init(of ledger: Int64, at head: Int64, _ db: Database) throws {
    self.ledger = ledger
    let span = try Row.fetchOne(
      db, sql: "SELECT first, boot_first, booted, eve_time, eve_moment FROM clock_span WHERE ledger = ?",
      arguments: [ledger]
    ).map { row in
      var eve: ClockSpan.Eve?
      if let time = row[3] as Int64?, let moment = row[4] as Int64? {
        eve = ClockSpan.Eve(recordedMilliseconds: time, momentMilliseconds: moment)
      }
      return ClockSpan(first: row[0], bootFirst: row[1], eve: eve, bootedMilliseconds: row[2])
    }
    found = span
    let newest = try Row.fetchOne(
      db, sql: "SELECT \(EventRow.columns) FROM event WHERE ledger = ? AND sequence = ?", arguments: [ledger, head]
    ).map(EventRow.record)
    if let span, let newest {
      state = ClockState(span: span, newest: newest.time)
    } else {
      state = ClockState()
    }
  }

  /// The newest event's time; `nil` for an empty ledger.
  var newest: EventTime? { state.newest }

  /// Takes the next event in and tells its moment; earlier events of its boot get theirs where it repairs them.
  mutating func take(_ record: EventRecord, _ db: Database) throws -> EventMoment {
    let step = state.take(record)
    if let repair = step.repair {
      try db.execute(
        sql: """
          UPDATE event SET moment = ? + since_boot, uncertain = 0
          WHERE ledger = ? AND sequence >= ? AND sequence < ?
          """,
        arguments: [repair.bootedMilliseconds, ledger, repair.bootFirst, record.sequence])
    }
    return step.moment
  }

  /// Keeps what is known at the new head, where that is another span than before.
  func keep(_ db: Database) throws {
    guard let span = state.span, span != found else { return }
    try db.execute(
      sql: """
        INSERT OR REPLACE INTO clock_span (ledger, first, boot_first, booted, eve_time, eve_moment)
        VALUES (?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        ledger, span.first, span.bootFirst, span.bootedMilliseconds, span.eve?.recordedMilliseconds,
        span.eve?.momentMilliseconds,
      ])
  }

  /// Gives every stored event its moment: the store is of a version that had none.
  static func fill(_ db: Database) throws {
    let update = try db.makeStatement(
      sql: "UPDATE event SET moment = ?, uncertain = ? WHERE ledger = ? AND sequence = ?")
    for ledger in try Int64.fetchAll(db, sql: "SELECT key FROM ledger") {
      var clock = try StoredClock(of: ledger, at: 0, db)
      let sequences = try Int64.fetchAll(
        db, sql: "SELECT sequence FROM event WHERE ledger = ? ORDER BY sequence", arguments: [ledger])
      for sequence in sequences {
        let row = try Row.fetchOne(
          db, sql: "SELECT \(EventRow.columns) FROM event WHERE ledger = ? AND sequence = ?",
          arguments: [ledger, sequence])
        guard let record = try row.map(EventRow.record) else { continue }
        let moment = try clock.take(record, db)
        try update.execute(arguments: [moment.milliseconds, moment.standing == .uncertain, ledger, sequence])
      }
      try clock.keep(db)
    }
  }
}
