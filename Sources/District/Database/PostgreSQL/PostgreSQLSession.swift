#if PostgreSQL
  /// A connection to PostgreSQL, as the store's queries see it.
  struct PostgreSQLSession: SQLConnection {
    /// The lock that writers who must be alone take, in the name space of two numbers.
    private static let writersLock = "1463898180, 1"

    let connection: PostgreSQLConnection

    var dialect: SQLDialect { .postgreSQL }

    func execute(_ sql: String, arguments: [SQLValue]) throws -> Int {
      try connection.execute(sql, arguments).changed
    }

    func query(_ sql: String, arguments: [SQLValue], each: (any SQLRow) throws -> Void) throws {
      let result = try connection.execute(sql, arguments)
      for row in 0..<result.rows { try each(PostgreSQLRow(result: result.pointer, row: row)) }
    }

    func stream(_ sql: String, arguments: [SQLValue], each: (any SQLRow) throws -> Void) throws {
      try connection.stream(sql, arguments) { try each($0) }
    }

    func insert(into table: String, columns: String, fill: (any SQLRowSink) throws -> Void) throws {
      let sink = PostgreSQLRowSink(connection, columns: columns.split(separator: ",").count)
      try connection.beginCopy(into: table, columns: columns)
      do {
        try fill(sink)
        try sink.finish()
      } catch {
        try? connection.endCopy("given up")
        throw error
      }
      try connection.endCopy()
    }

    func run(_ script: String) throws { try connection.run(script) }

    /// Statements of a writer see what was committed until they begin, also while they waited for a lock.
    func transaction<Value>(_ kind: TransactionKind, _ body: () throws -> Value) throws -> Value {
      try connection.run(
        kind == .snapshot ? "BEGIN ISOLATION LEVEL REPEATABLE READ" : "BEGIN ISOLATION LEVEL READ COMMITTED")
      let value: Value
      do {
        if kind == .alone { try connection.run("SELECT pg_advisory_xact_lock(\(Self.writersLock))") }
        value = try body()
      } catch {
        if !connection.isLost { _ = try? connection.run("ROLLBACK") }
        throw error
      }
      do throws(PostgreSQLError) {
        // A transaction that has failed already answers with ROLLBACK and without an error.
        guard try connection.run("COMMIT").tag == "COMMIT" else {
          throw PostgreSQLError(state: "25P02", message: "the transaction was rolled back", isConnectionLost: false)
        }
      } catch {
        // Nobody knows whether the server had the word in time.
        if error.isConnectionLost { throw DistrictFault.databaseLost(reason: error.message) }
        throw error
      }
      return value
    }
  }

  extension SQLDialect {
    /// PostgreSQL 15.
    static let postgreSQL = SQLDialect(
      integer: "bigint", flag: "smallint", text: "text COLLATE \"C\"", bytes: "bytea", keyed: "",
      forUpdate: "FOR UPDATE", analyze: { "ANALYZE \($0);" })
  }
#endif
