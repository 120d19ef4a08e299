import FoundationEssentials
import GRDB
import StationCore

/// The step from stores that had no moments; it reads and writes the tables as they were then.
extension Schema {
  static func addMoments(_ db: Database) throws {
    try db.execute(
      sql: """
        ALTER TABLE event ADD COLUMN moment INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE event ADD COLUMN uncertain INTEGER NOT NULL DEFAULT 0;
        DROP INDEX event_time;
        CREATE TABLE clock_span (
          ledger INTEGER PRIMARY KEY REFERENCES ledger(key), first INTEGER NOT NULL, boot_first INTEGER NOT NULL,
          booted INTEGER, eve_time INTEGER, eve_moment INTEGER
        ) STRICT;
        """)
    for ledger in try Int64.fetchAll(db, sql: "SELECT key FROM ledger") { try date(ledger, db) }
    try db.execute(sql: "CREATE INDEX event_moment ON event (ledger, moment)")
  }

  /// Gives every event of a ledger its moment.
  private static func date(_ ledger: Int64, _ db: Database) throws {
    let update = try db.makeStatement(
      sql: "UPDATE event SET moment = ?, uncertain = ? WHERE ledger = ? AND sequence = ?")
    var clock = ClockState()
    let sequences = try Int64.fetchAll(
      db, sql: "SELECT sequence FROM event WHERE ledger = ? ORDER BY sequence", arguments: [ledger])
    for sequence in sequences {
      let record = try record(sequence, of: ledger, db)
      let step = clock.take(record)
      if let repair = step.repair {
        try db.execute(
          sql: """
            UPDATE event SET moment = ? + since_boot, uncertain = 0 WHERE ledger = ? AND sequence >= ? AND sequence < ?
            """,
          arguments: [repair.bootedMilliseconds, ledger, repair.bootFirst, sequence])
      }
      try update.execute(
        arguments: [step.moment.milliseconds, step.moment.standing == .uncertain, ledger, sequence])
    }
    guard let span = clock.span else { return }
    try db.execute(
      sql: "INSERT INTO clock_span (ledger, first, boot_first, booted, eve_time, eve_moment) VALUES (?, ?, ?, ?, ?, ?)",
      arguments: [
        ledger, span.first, span.bootFirst, span.bootedMilliseconds, span.eve?.recordedMilliseconds,
        span.eve?.momentMilliseconds,
      ])
  }

  /// What an event's moment depends on.
  private static func record(_ sequence: Int64, of ledger: Int64, _ db: Database) throws -> EventRecord {
    let row = try Row.fetchOne(
      db, sql: "SELECT time, boot, since_boot, trusted, type, data, hash FROM event WHERE ledger = ? AND sequence = ?",
      arguments: [ledger, sequence])
    guard let row, let boot = BootID(bytes: row[1] as Data), let hash = ChainHash(bytes: Array(row[6] as Data)) else {
      throw DistrictFault.damagedRow("event \(sequence)")
    }
    return EventRecord(
      sequence: sequence,
      time: EventTime(wallMilliseconds: row[0], boot: boot, sinceBootMilliseconds: row[2], isTrusted: row[3]),
      type: row[4], subject: nil, data: row[5], hash: hash)
  }
}
