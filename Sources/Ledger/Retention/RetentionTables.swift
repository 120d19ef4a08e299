import FoundationEssentials
import GRDB
import StationCore

/// The tables of what is kept of events that are gone, and of where the ledger begins since.
enum RetentionTables {
  static let definition = """
    CREATE TABLE base (
      one INTEGER PRIMARY KEY CHECK (one = 1), sequence INTEGER NOT NULL, hash BLOB NOT NULL,
      counted_from INTEGER NOT NULL, written_before INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE retained_day (day INTEGER PRIMARY KEY, hours TEXT NOT NULL) STRICT;
    CREATE TABLE retained_beneficiaries (period TEXT PRIMARY KEY, count INTEGER NOT NULL) STRICT, WITHOUT ROWID;
    """

  /// Where the ledger begins; `nil` for a ledger that has all of its events.
  static func base(_ db: Database) throws -> PrunedBase? {
    // A ledger of an earlier version, which is only read, has no such table.
    guard try db.tableExists("base"), let row = try Row.fetchOne(db, sql: "SELECT * FROM base") else { return nil }
    let sequence: Int64 = row["sequence"]
    guard let hash = ChainHash(bytes: Array(row["hash"] as Data)) else {
      throw LedgerFailure.damagedRow(sequence: sequence)
    }
    return PrunedBase(
      head: ChainHead(sequence: sequence, hash: hash),
      countedFrom: CivilDate(daysSinceEpoch: row["counted_from"]),
      writtenBefore: CivilDate(daysSinceEpoch: row["written_before"]))
  }

  static func set(_ base: PrunedBase, _ db: Database) throws {
    try db.execute(
      sql: "INSERT OR REPLACE INTO base VALUES (1, ?, ?, ?, ?)",
      arguments: [
        base.head.sequence, Data(base.head.hash.bytes), base.countedFrom.daysSinceEpoch,
        base.writtenBefore.daysSinceEpoch,
      ])
  }

  /// All figures that are kept.
  static func figures(_ db: Database) throws -> RetainedFigures {
    guard let base = try base(db) else { return RetainedFigures() }
    return try figures(from: CivilDate(daysSinceEpoch: 0), to: base.writtenBefore, db)
  }

  /// The figures kept of the days from first to last, with the beneficiaries of every period.
  static func figures(from: CivilDate, to: CivilDate, _ db: Database) throws -> RetainedFigures {
    guard try db.tableExists("retained_day") else { return RetainedFigures() }
    var figures = RetainedFigures()
    let days = try Row.fetchCursor(
      db, sql: "SELECT day, hours FROM retained_day WHERE day BETWEEN ? AND ?",
      arguments: [from.daysSinceEpoch, to.daysSinceEpoch])
    try days.forEach { row in
      let day = try JSONDecoder().decode(RetainedDay.self, from: Data((row[1] as String).utf8))
      figures.days[CivilDate(daysSinceEpoch: row[0])] = day
    }
    let counts = try Row.fetchCursor(db, sql: "SELECT period, count FROM retained_beneficiaries")
    try counts.forEach { figures.beneficiaries[$0[0]] = $0[1] }
    return figures
  }

  /// What is kept of the days from first to last that are not counted from events.
  static func retention(from: CivilDate, to: CivilDate, _ db: Database) throws -> Retention {
    guard let base = try base(db) else { return Retention() }
    return Retention(
      countedFrom: base.countedFrom,
      figures: try figures(from: from, to: min(to, base.countedFrom.adding(days: -1)), db))
  }

  static func keep(_ figures: RetainedFigures, _ db: Database) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    for (day, content) in figures.days {
      try db.execute(
        sql: "INSERT OR REPLACE INTO retained_day VALUES (?, ?)",
        arguments: [day.daysSinceEpoch, String(decoding: try encoder.encode(content), as: UTF8.self)])
    }
    for (period, count) in figures.beneficiaries {
      try db.execute(sql: "INSERT OR REPLACE INTO retained_beneficiaries VALUES (?, ?)", arguments: [period, count])
    }
  }

  /// Removes at most so many events that the ledger begins behind, the oldest first.
  ///
  /// - Returns: how many were removed.
  static func removeEvents(limit: Int, _ db: Database) throws -> Int {
    try db.execute(
      sql: """
        DELETE FROM event WHERE sequence IN (
          SELECT sequence FROM event WHERE sequence <= (SELECT sequence FROM base) ORDER BY sequence LIMIT ?)
        """, arguments: [limit])
    return db.changesCount
  }
}
