import GRDBSQLite
import StationCore

/// The same roster in a table of SQLite, looked up with a statement that is prepared once.
final class SQLiteRoster {
  private var database: OpaquePointer?
  private var lookup: OpaquePointer?

  init(path: String) throws {
    try check(sqlite3_open(path, &database))
    try execute(
      """
      PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
      CREATE TABLE member (
        reference BLOB PRIMARY KEY, trade INTEGER, greeting TEXT, status INTEGER, roles INTEGER
      ) WITHOUT ROWID;
      """)
    try check(
      sqlite3_prepare_v2(
        database, "SELECT trade, greeting, status, roles FROM member WHERE reference = ?", -1, &lookup, nil))
  }

  deinit {
    sqlite3_finalize(lookup)
    sqlite3_close(database)
  }

  /// Fills the table in the order of its key, which leaves no gaps.
  func fill(_ members: [Int], _ people: SamplePeople) throws {
    try transaction { try insert(members.map { people.entry($0) }) }
    try execute("PRAGMA wal_checkpoint(TRUNCATE)")
  }

  /// Changes members in one transaction that is on the disk afterwards.
  func change(_ entries: [RosterEntry]) throws { try transaction { try insert(entries) } }

  /// Whether the table has the member; reads all that it says.
  func holds(_ member: MemberRef) throws -> Bool {
    sqlite3_reset(lookup)
    try bind(member, to: lookup)
    guard sqlite3_step(lookup) == SQLITE_ROW else { return false }
    return sqlite3_column_int(lookup, 0) >= 0 && sqlite3_column_text(lookup, 1) != nil
      && sqlite3_column_int(lookup, 2) >= 0 && sqlite3_column_int(lookup, 3) >= 0
  }

  private func insert(_ entries: some Sequence<RosterEntry>) throws {
    var insertion: OpaquePointer?
    try check(
      sqlite3_prepare_v2(database, "INSERT OR REPLACE INTO member VALUES (?, ?, ?, ?, ?)", -1, &insertion, nil))
    defer { sqlite3_finalize(insertion) }
    for entry in entries {
      try bind(entry.member, to: insertion)
      sqlite3_bind_int(insertion, 2, CInt(Trade.allCases.firstIndex(of: entry.trade) ?? 0))
      sqlite3_bind_text(insertion, 3, entry.greeting, -1, Self.copied)
      sqlite3_bind_int(insertion, 4, entry.status == .lapsed ? 1 : 0)
      sqlite3_bind_int(insertion, 5, CInt(entry.roles.count))
      guard sqlite3_step(insertion) == SQLITE_DONE else { throw failure }
      sqlite3_reset(insertion)
    }
  }

  // SQLite's own name for "copy it at once", which is a pointer made of -1.
  private static let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

  private func bind(_ member: MemberRef, to statement: OpaquePointer?) throws {
    let bytes = member.bytes
    try check(sqlite3_bind_blob(statement, 1, bytes, CInt(bytes.count), Self.copied))
  }

  private func transaction(_ body: () throws -> Void) throws {
    try execute("BEGIN IMMEDIATE")
    try body()
    try execute("COMMIT")
  }

  private func execute(_ sql: String) throws { try check(sqlite3_exec(database, sql, nil, nil, nil)) }

  private func check(_ code: CInt) throws { if code != SQLITE_OK { throw failure } }

  private var failure: BenchFailure { .sqlite(String(cString: sqlite3_errmsg(database))) }
}
