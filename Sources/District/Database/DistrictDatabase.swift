/// The database under a ``DistrictStore``: SQLite in the data directory, or PostgreSQL by a URL.
protocol DistrictDatabase: Sendable {
  /// Reads the store as it is at one moment.
  ///
  /// - Throws: ``DistrictFault``.
  func read<Value>(_ body: (any SQLSession) throws -> Value) throws(DistrictFault) -> Value

  /// One transaction, on the disk when this returns.
  ///
  /// `body` may be run a second time where the first cannot have been kept: it changes nothing but the database.
  /// - Throws: ``DistrictFault``.
  func write<Value>(_ kind: TransactionKind, _ body: (any SQLSession) throws -> Value) throws(DistrictFault) -> Value

  /// A connection that is kept until the body ends; it is run once.
  ///
  /// - Throws: ``DistrictFault``.
  func connection<Value>(_ body: (any SQLConnection) throws -> Value) throws(DistrictFault) -> Value

  /// Sees to it that there is room for what is received from a moment on, as far as the database must be told.
  ///
  /// - Throws: ``DistrictFault``.
  func makeRoom(at now: Int64) throws(DistrictFault)
}
