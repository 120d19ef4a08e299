/// The district's store: the server and every verb of the command line work on it at the same time.
///
/// It lies in SQLite or PostgreSQL, see <doc:Storage>; its queries are written once for both.
public struct DistrictStore: Sendable {
  let database: any DistrictDatabase
  /// Where the store's own files lie.
  let directory: DataDirectory

  /// Opens the store, or makes it.
  ///
  /// - Parameters:
  ///   - directory: the data directory.
  ///   - url: the PostgreSQL database as libpq reads it; `nil` for SQLite in the data directory.
  /// - Throws: ``DistrictFault`` where it cannot be opened or a setting on which durability rests did not take.
  public init(in directory: DataDirectory, url: String? = nil) throws(DistrictFault) {
    self.directory = directory
    guard let url else {
      database = try SQLiteDatabase(file: directory.storeFile)
      return
    }
    #if PostgreSQL
      database = try PostgreSQLDatabase(url: url)
    #else
      throw .builtWithoutPostgreSQL
    #endif
  }

  /// Whether this process can use its store; a database server that is away is no fault of it.
  public func isWell() async -> Bool {
    do throws(DistrictFault) {
      _ = try await aside { (store) throws(DistrictFault) in try store.programmeVersion() }
      return true
    } catch {
      switch error {
      case .databaseUnreachable, .databaseLost: return true
      default: return false
      }
    }
  }

  func read<Value>(_ body: (any SQLSession) throws -> Value) throws(DistrictFault) -> Value {
    try database.read(body)
  }

  /// One transaction while nobody else writes, on the disk when this returns.
  func write<Value>(_ body: (any SQLSession) throws -> Value) throws(DistrictFault) -> Value {
    try database.write(.alone, body)
  }

  /// Does something with the store on a thread that may wait for it, which a task's own must not.
  func aside<Value: Sendable>(
    _ body: @escaping @Sendable (DistrictStore) throws(DistrictFault) -> Value
  ) async throws(DistrictFault) -> Value {
    try await StoreThreads.run { () throws(DistrictFault) in try body(self) }
  }
}
