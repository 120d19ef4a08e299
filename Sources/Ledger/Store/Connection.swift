import GRDB
import GRDBSQLite

/// How connections to the ledger's file are set up.
enum Connection {
  /// The size of a page of a new ledger: what the disk is given for a check-in is least with it, see Decisions.
  private static let pageBytes = 1024

  /// The one connection that writes: with ``SynchronousMode/full``, every commit is on the disk before it returns.
  ///
  /// - Throws: ``LedgerFailure`` where the file cannot be opened or a setting did not take.
  static func writer(path: String, synchronous: SynchronousMode) throws(LedgerFailure) -> DatabaseQueue {
    let queue = try open(path) { db in
      // Without a limit to the journal's size the WAL keeps its length; with one it would be cut to nothing on closing.
      try db.execute(
        sql: """
          PRAGMA page_size = \(pageBytes);
          PRAGMA journal_mode = WAL;
          PRAGMA synchronous = \(synchronous.rawValue);
          PRAGMA journal_size_limit = -1;
          PRAGMA cache_size = -256;
          """)
      keepWAL(db)
    }
    try assert(queue, "journal_mode", is: "wal")
    try assert(queue, "synchronous", is: "\(synchronous.rawValue)")
    return queue
  }

  /// A connection that only reads, beside the writer; `isSettled` where no other has the file open for writing.
  ///
  /// - Throws: ``LedgerFailure`` where the file cannot be opened.
  static func reader(path: String, isSettled: Bool = false) throws(LedgerFailure) -> DatabaseQueue {
    try open(path, isReadOnly: isSettled) { db in
      try db.execute(sql: "PRAGMA query_only = ON; PRAGMA cache_size = -256;")
      keepWAL(db)
    }
  }

  /// Has the WAL file stay when the last connection closes: a recycled WAL costs half the flash of a growing one.
  private static func keepWAL(_ db: Database) {
    var persist: Int32 = 1
    sqlite3_file_control(db.sqliteConnection, "main", SQLITE_FCNTL_PERSIST_WAL, &persist)
  }

  private static func open(
    _ path: String, isReadOnly: Bool = false, prepare: @escaping @Sendable (Database) throws -> Void
  ) throws(LedgerFailure) -> DatabaseQueue {
    var configuration = Configuration()
    configuration.readonly = isReadOnly
    configuration.busyMode = .timeout(5)
    configuration.prepareDatabase(prepare)
    do {
      return try DatabaseQueue(path: path, configuration: configuration)
    } catch {
      throw .cannotOpen(path: path, code: LedgerFailure(error).code, message: LedgerFailure(error).message)
    }
  }

  private static func assert(_ queue: DatabaseQueue, _ name: String, is wanted: String) throws(LedgerFailure) {
    let found: String?
    do {
      found = try queue.inDatabase { try String.fetchOne($0, sql: "PRAGMA \(name)") }
    } catch {
      throw LedgerFailure(error)
    }
    guard found == wanted else { throw .settingRefused(name: name, found: found ?? "not set") }
  }
}
