import GRDB
import GRDBSQLite

/// The columns of the row that a statement stands at, read where SQLite has them.
///
/// A million events are verified in seconds; a value of its own for each of their columns would take most of them. A
/// column of another type than the one that is asked for is `nil`.
struct RowColumns {
  private let row: SQLiteStatement

  /// Every row that a statement gives, in its order.
  ///
  /// - Throws: what SQLite says, as a `DatabaseError`; what `body` throws.
  static func forEach(
    _ statement: Statement, _ arguments: StatementArguments, _ db: Database, _ body: (RowColumns) throws -> Void
  ) throws {
    try statement.setArguments(arguments)
    let row = statement.sqliteStatement
    defer { sqlite3_reset(row) }
    while true {
      switch sqlite3_step(row) {
      case SQLITE_ROW: try body(RowColumns(row: row))
      case SQLITE_DONE: return
      case let code:
        let message = sqlite3_errmsg(db.sqliteConnection).map { String(cString: $0) }
        throw DatabaseError(resultCode: ResultCode(rawValue: code), message: message)
      }
    }
  }

  func isNull(_ column: Int32) -> Bool { sqlite3_column_type(row, column) == SQLITE_NULL }

  func integer(_ column: Int32) -> Int64? {
    sqlite3_column_type(row, column) == SQLITE_INTEGER ? sqlite3_column_int64(row, column) : nil
  }

  /// The text of a column; bytes in it that are no UTF-8 are replaced, so that no seal fits it.
  func text(_ column: Int32) -> String? {
    guard sqlite3_column_type(row, column) == SQLITE_TEXT, let start = sqlite3_column_text(row, column) else {
      return nil
    }
    let length = Int(sqlite3_column_bytes(row, column))
    return String(decoding: UnsafeBufferPointer(start: start, count: length), as: UTF8.self)
  }

  /// The bytes of a column; they are valid until the next row.
  func bytes(_ column: Int32) -> UnsafeRawBufferPointer? {
    guard sqlite3_column_type(row, column) == SQLITE_BLOB else { return nil }
    return UnsafeRawBufferPointer(
      start: sqlite3_column_blob(row, column), count: Int(sqlite3_column_bytes(row, column)))
  }
}
