#if PostgreSQL
  /// What PostgreSQL or the way to it said.
  struct PostgreSQLError: Error, Hashable, Sendable {
    /// The SQLSTATE; empty where the connection broke before one came.
    let state: String
    /// The primary message, which holds none of a statement's arguments.
    let message: String
    /// Whether the connection is of no use any more.
    let isConnectionLost: Bool

    /// Whether the same transaction may succeed at once on another connection.
    ///
    /// A deadlock (40P01) or a failed serialisation (40001) has rolled back; a lost connection rolls back as well.
    var isWorthAnotherTry: Bool { isConnectionLost || state == "40P01" || state == "40001" }
  }
#endif
