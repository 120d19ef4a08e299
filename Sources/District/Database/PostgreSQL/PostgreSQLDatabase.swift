#if PostgreSQL
  import CPostgreSQL
  import StationCore
  import Synchronization

  /// The store in PostgreSQL, shared by as many servers as there are.
  final class PostgreSQLDatabase: DistrictDatabase {
    /// How often it is seen to that there is room for the months to come, in milliseconds: every six hours.
    private static let roomInterval: Int64 = 6 * 3_600_000

    private let url: String
    private let idle = Mutex<[PostgreSQLConnection]>([])
    private let roomIsDue = Mutex<Int64>(.min)

    /// Connects, and brings the tables to this version.
    ///
    /// - Throws: ``DistrictFault``.
    init(url: String) throws(DistrictFault) {
      self.url = url
      try Self.check(url)
      do {
        let connection = try connect()
        try PostgreSQLSchema.migrate(PostgreSQLSession(connection: connection))
        keep(connection)
      } catch {
        throw DistrictFault(error)
      }
    }

    func read<Value>(_ body: (any SQLSession) throws -> Value) throws(DistrictFault) -> Value {
      try transact(.snapshot, body)
    }

    func write<Value>(
      _ kind: TransactionKind, _ body: (any SQLSession) throws -> Value
    ) throws(DistrictFault) -> Value { try transact(kind, body) }

    func connection<Value>(_ body: (any SQLConnection) throws -> Value) throws(DistrictFault) -> Value {
      do {
        let connection = try connect()
        // Whoever brings millions of rows waits as long as it takes; the connection ends with it.
        try connection.run("SET lock_timeout = 0; SET idle_in_transaction_session_timeout = 0")
        return try body(PostgreSQLSession(connection: connection))
      } catch {
        throw DistrictFault(error)
      }
    }

    func makeRoom(at now: Int64) throws(DistrictFault) {
      let isDue = roomIsDue.withLock { due in
        guard now >= due else { return false }
        due = now + Self.roomInterval
        return true
      }
      guard isDue else { return }
      for month in EventMonth.ahead(of: now) {
        do { try transact(.beside) { try month.makeRoom($0) } } catch .database {
          // Somebody has the tables in use, or some of the month's events lie where all find room that have none of
          // their own; neither stops what is received.
        }
      }
    }

    /// One transaction; a second time on a new connection where the first cannot have been kept and may do better.
    private func transact<Value>(
      _ kind: TransactionKind, _ body: (any SQLSession) throws -> Value
    ) throws(DistrictFault) -> Value {
      do {
        let connection = try idle.withLock { $0.popLast() } ?? connect()
        do {
          return try transact(kind, on: connection, body)
        } catch let error as PostgreSQLError where error.isWorthAnotherTry {
          // Where one was lost the others are of the same server.
          if error.isConnectionLost { idle.withLock { $0.removeAll() } }
          return try transact(kind, on: try connect(), body)
        }
      } catch {
        throw DistrictFault(error)
      }
    }

    private func transact<Value>(
      _ kind: TransactionKind, on connection: PostgreSQLConnection, _ body: (any SQLSession) throws -> Value
    ) throws -> Value {
      defer { keep(connection) }
      let session = PostgreSQLSession(connection: connection)
      return try session.transaction(kind) { try body(session) }
    }

    private func keep(_ connection: PostgreSQLConnection) {
      guard !connection.isLost else { return }
      idle.withLock { if $0.count < StoreThreads.count { $0.append(connection) } }
    }

    /// A new connection with the settings on which durability rests.
    private func connect() throws -> PostgreSQLConnection {
      let connection = try PostgreSQLConnection(url: url)
      try connection.run(
        """
        SET lock_timeout = 20000; SET idle_in_transaction_session_timeout = 60000;
        SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'
        """)
      for (name, refused) in [("synchronous_commit", "off"), ("fsync", "off")] {
        let found = try setting(name, of: connection)
        guard found != refused else { throw DistrictFault.settingRefused(name: name, found: found) }
      }
      let encoding = try setting("server_encoding", of: connection)
      guard encoding == "UTF8" else { throw DistrictFault.settingRefused(name: "server_encoding", found: encoding) }
      return connection
    }

    private func setting(_ name: String, of connection: PostgreSQLConnection) throws -> String {
      try PostgreSQLSession(connection: connection).value("SELECT current_setting(?)", name) ?? "not set"
    }

    /// libpq's own word on a URL that it cannot read may repeat the password, so that it is not told.
    private static func check(_ url: String) throws(DistrictFault) {
      var message: UnsafeMutablePointer<CChar>?
      let options = PQconninfoParse(url, &message)
      PQfreemem(message)
      guard let options else { throw .badStoreURL }
      PQconninfoFree(options)
    }
  }
#endif
