import NIOPosix

/// The threads on which the server waits for its store, so that those that answer requests never do.
enum StoreThreads {
  /// How many requests can wait for the store at once; each has a connection of its own to a database server.
  static let count = 8

  private static let pool: NIOThreadPool = {
    let pool = NIOThreadPool(numberOfThreads: count)
    pool.start()
    return pool
  }()

  /// Runs something that may wait, on one of them.
  ///
  /// - Throws: ``DistrictFault``.
  static func run<Value: Sendable>(
    _ body: @escaping @Sendable () throws(DistrictFault) -> Value
  ) async throws(DistrictFault) -> Value {
    do { return try await pool.runIfActive { try body() } } catch { throw DistrictFault(error) }
  }
}
