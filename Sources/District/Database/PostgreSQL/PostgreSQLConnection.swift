#if PostgreSQL
  import CPostgreSQL

  /// One connection to PostgreSQL.
  ///
  /// It is `Sendable` so that a pool can hold it, and correct because the pool gives it to one caller at a time: nothing
  /// of it is touched by two threads at once.
  final class PostgreSQLConnection: @unchecked Sendable {
    private let pointer: OpaquePointer
    private var prepared: [PostgreSQLStatement: String] = [:]
    private var hasBroken = false

    /// Connects; what the URL does not say has a default that suits a server that must not hang.
    ///
    /// - Throws: ``DistrictFault/databaseUnreachable(reason:)``.
    init(url: String) throws(DistrictFault) {
      let settings = [
        ("fallback_application_name", "districtd"), ("connect_timeout", "10"), ("tcp_user_timeout", "30000"),
        ("keepalives_idle", "30"), ("target_session_attrs", "read-write"), ("dbname", url),
        ("client_encoding", "UTF8"),
      ]
      let opened = Self.withCStrings(settings.map(\.0)) { names in
        Self.withCStrings(settings.map(\.1)) { PQconnectdbParams(names, $0, 1) }
      }
      guard let opened else { throw .databaseUnreachable(reason: "out of memory") }
      guard PQstatus(opened) == CONNECTION_OK else {
        let reason = Self.message(opened)
        PQfinish(opened)
        throw .databaseUnreachable(reason: reason)
      }
      pointer = opened
      PQsetNoticeProcessor(opened, { _, _ in }, nil)
    }

    deinit { PQfinish(pointer) }

    /// Whether it is of no use any more; libpq itself may have noticed only that it cannot write.
    var isLost: Bool { hasBroken || PQstatus(pointer) == CONNECTION_BAD }

    /// Runs statements without arguments, and gives the result of the last.
    @discardableResult
    func run(_ script: String) throws(PostgreSQLError) -> PostgreSQLResult { try check(PQexec(pointer, script)) }

    /// Runs one statement, prepared once a connection.
    func execute(_ sql: String, _ arguments: [SQLValue]) throws(PostgreSQLError) -> PostgreSQLResult {
      let name = try prepare(PostgreSQLStatement(sql, arguments))
      return try check(
        PostgreSQLArguments(arguments).with { values, lengths, formats in
          PQexecPrepared(pointer, name, Int32(values.count), values, lengths, formats, 1)
        })
    }

    /// Runs one statement and hands over its rows one by one.
    func stream(_ sql: String, _ arguments: [SQLValue], each: (PostgreSQLRow) throws -> Void) throws {
      let name = try prepare(PostgreSQLStatement(sql, arguments))
      let isSent = PostgreSQLArguments(arguments).with { values, lengths, formats in
        PQsendQueryPrepared(pointer, name, Int32(values.count), values, lengths, formats, 1)
      }
      guard isSent == 1, PQsetSingleRowMode(pointer) == 1 else { throw failure() }
      var failure: (any Error)?
      while let next = PQgetResult(pointer) {
        let result = PostgreSQLResult(next)
        guard failure == nil else { continue }
        do {
          guard result.status == PGRES_SINGLE_TUPLE else {
            try check(result)
            continue
          }
          try each(PostgreSQLRow(result: result.pointer, row: 0))
        } catch {
          failure = error
          cancel()
        }
      }
      if let failure { throw failure }
    }

    /// Begins to fill a table; ended by ``endCopy(_:)``.
    func beginCopy(into table: String, columns: String) throws(PostgreSQLError) {
      try run("COPY \(table) (\(columns)) FROM STDIN (FORMAT binary)")
    }

    func copy(_ bytes: [UInt8]) throws(PostgreSQLError) {
      let isSent = bytes.withUnsafeBytes {
        PQputCopyData(pointer, $0.bindMemory(to: CChar.self).baseAddress, Int32($0.count))
      }
      guard isSent == 1 else { throw failure() }
    }

    /// Ends it; with a reason nothing of it is kept.
    func endCopy(_ reason: String? = nil) throws(PostgreSQLError) {
      guard PQputCopyEnd(pointer, reason) == 1 else { throw failure() }
      var error: PostgreSQLError?
      while let next = PQgetResult(pointer) {
        do throws(PostgreSQLError) { try check(PostgreSQLResult(next)) } catch let found { error = error ?? found }
      }
      if let error { throw error }
    }

    private func prepare(_ statement: PostgreSQLStatement) throws(PostgreSQLError) -> String {
      if let name = prepared[statement] { return name }
      let name = "s\(prepared.count + 1)"
      try check(PQprepare(pointer, name, statement.numbered, Int32(statement.types.count), statement.types))
      prepared[statement] = name
      return name
    }

    /// Asks the server to stop what it does; the rest of the result is still to be read.
    private func cancel() {
      guard let cancellation = PQgetCancel(pointer) else { return }
      var reason = [CChar](repeating: 0, count: 256)
      PQcancel(cancellation, &reason, Int32(reason.count))
      PQfreeCancel(cancellation)
    }

    @discardableResult
    private func check(_ pointer: OpaquePointer?) throws(PostgreSQLError) -> PostgreSQLResult {
      guard let pointer else { throw failure() }
      return try check(PostgreSQLResult(pointer))
    }

    @discardableResult
    private func check(_ result: PostgreSQLResult) throws(PostgreSQLError) -> PostgreSQLResult {
      switch result.status {
      case PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_COPY_IN, PGRES_EMPTY_QUERY, PGRES_SINGLE_TUPLE: return result
      default:
        let state = result.errorField("C") ?? ""
        // What has no state does not come from the server, and 57P… says that the server ends the connection.
        if state.isEmpty || state.hasPrefix("57P") { hasBroken = true }
        throw PostgreSQLError(
          state: state, message: result.errorField("M") ?? Self.message(self.pointer), isConnectionLost: isLost)
      }
    }

    private func failure() -> PostgreSQLError {
      hasBroken = true
      return PostgreSQLError(state: "", message: Self.message(pointer), isConnectionLost: true)
    }

    /// libpq's last message on one line; there is no password in what it says of a connection.
    private static func message(_ pointer: OpaquePointer) -> String {
      guard let text = PQerrorMessage(pointer) else { return "no further word" }
      let lines = String(cString: text).split(whereSeparator: \.isNewline).map { line in
        String(line.drop(while: \.isWhitespace))
      }
      return lines.isEmpty ? "no further word" : lines.joined(separator: "; ")
    }

    private static func withCStrings<Value>(
      _ strings: [String], _ body: (UnsafePointer<UnsafePointer<CChar>?>?) -> Value
    ) -> Value {
      let bytes = strings.flatMap { Array($0.utf8CString) }
      var starts: [Int] = []
      var start = 0
      for string in strings {
        starts.append(start)
        start += string.utf8CString.count
      }
      return bytes.withUnsafeBufferPointer { buffer in
        let pointers = starts.map { buffer.baseAddress?.advanced(by: $0) } + [nil]
        return pointers.withUnsafeBufferPointer { body($0.baseAddress) }
      }
    }
  }
#endif
