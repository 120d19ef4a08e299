import GRDB

/// The district's store in SQLite: the server and every verb of the command line work on it at the same time.
public struct DistrictStore: Sendable {
  let database: DatabasePool
  /// Where the store lies.
  let directory: DataDirectory

  /// Opens the store of a data directory, or makes it.
  ///
  /// - Throws: ``DistrictFault`` where it cannot be opened or a setting on which durability rests did not take.
  public init(in directory: DataDirectory) throws(DistrictFault) {
    self.directory = directory
    var configuration = Configuration()
    configuration.busyMode = .timeout(10)
    configuration.maximumReaderCount = 3
    // SQLite gives its other files the permissions of this one.
    try FileAccess.makePrivateFile(directory.storeFile)
    do {
      database = try DatabasePool(path: directory.storeFile, configuration: configuration)
      // The pool sets NORMAL on its writer as it opens, which a power cut may make forget what was acknowledged.
      try database.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
      try Schema.migrator.migrate(database)
      for (name, wanted) in [("journal_mode", "wal"), ("synchronous", "2")] {
        let found = try database.writeWithoutTransaction { try String.fetchOne($0, sql: "PRAGMA \(name)") }
        guard found == wanted else { throw DistrictFault.settingRefused(name: name, found: found ?? "not set") }
      }
    } catch {
      throw DistrictFault(error)
    }
  }

  func read<Value>(_ body: (Database) throws -> Value) throws(DistrictFault) -> Value {
    do { return try database.read(body) } catch { throw DistrictFault(error) }
  }

  /// One transaction, on the disk when this returns.
  func write<Value>(_ body: (Database) throws -> Value) throws(DistrictFault) -> Value {
    do { return try database.write(body) } catch { throw DistrictFault(error) }
  }
}
