#if PostgreSQL
  import CPostgreSQL

  /// What a statement gave; its memory is libpq's.
  final class PostgreSQLResult {
    let pointer: OpaquePointer

    init(_ pointer: OpaquePointer) { self.pointer = pointer }
    deinit { PQclear(pointer) }

    var status: ExecStatusType { PQresultStatus(pointer) }
    var rows: Int32 { PQntuples(pointer) }
    /// How many rows a statement changed.
    var changed: Int { PQcmdTuples(pointer).flatMap { Int(String(cString: $0)) } ?? 0 }
    /// What was done, such as `COMMIT`.
    var tag: String { PQcmdStatus(pointer).map { String(cString: $0) } ?? "" }

    /// A field of what went wrong, by its code.
    func errorField(_ code: Character) -> String? {
      code.asciiValue.flatMap { PQresultErrorField(pointer, Int32($0)) }.map { String(cString: $0) }
    }
  }
#endif
