import GRDB

/// The store in one SQLite file: the server and every verb of the command line work on it at the same time.
struct SQLiteDatabase: DistrictDatabase {
  private let pool: DatabasePool

  /// Opens the file, or makes it.
  ///
  /// - Throws: ``DistrictFault`` where it cannot be opened or a setting on which durability rests did not take.
  init(file: String) throws(DistrictFault) {
    var configuration = Configuration()
    configuration.busyMode = .timeout(10)
    configuration.maximumReaderCount = 3
    // SQLite gives its other files the permissions of this one.
    try FileAccess.makePrivateFile(file)
    do {
      pool = try DatabasePool(path: file, configuration: configuration)
      // The pool sets NORMAL on its writer as it opens, which a power cut may make forget what was acknowledged.
      try pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
      try Schema.migrator.migrate(pool)
      for (name, wanted) in [("journal_mode", "wal"), ("synchronous", "2")] {
        let found = try pool.writeWithoutTransaction { try String.fetchOne($0, sql: "PRAGMA \(name)") }
        guard found == wanted else { throw DistrictFault.settingRefused(name: name, found: found ?? "not set") }
      }
    } catch {
      throw DistrictFault(error)
    }
  }

  func read<Value>(_ body: (any SQLSession) throws -> Value) throws(DistrictFault) -> Value {
    do { return try pool.read { try body(SQLiteSession(db: $0)) } } catch { throw DistrictFault(error) }
  }

  func write<Value>(_ kind: TransactionKind, _ body: (any SQLSession) throws -> Value) throws(DistrictFault) -> Value {
    do { return try pool.write { try body(SQLiteSession(db: $0)) } } catch { throw DistrictFault(error) }
  }

  func connection<Value>(_ body: (any SQLConnection) throws -> Value) throws(DistrictFault) -> Value {
    do { return try pool.writeWithoutTransaction { try body(SQLiteSession(db: $0)) } } catch {
      throw DistrictFault(error)
    }
  }

  func makeRoom(at now: Int64) {}
}
