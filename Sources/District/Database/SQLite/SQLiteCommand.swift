import GRDB
import GRDBSQLite

/// A statement that is prepared once a connection, and stepped through where SQLite has it.
struct SQLiteCommand {
  /// Has SQLite copy what is bound.
  private static let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

  private let owner: Statement
  private let connection: OpaquePointer?
  private var statement: OpaquePointer { owner.sqliteStatement }

  init(_ sql: String, _ db: Database) throws {
    let known = try db.cachedStatement(sql: sql)
    // One that is being stepped through further up cannot be begun again.
    owner = sqlite3_stmt_busy(known.sqliteStatement) == 0 ? known : try db.makeStatement(sql: sql)
    connection = db.sqliteConnection
  }

  /// The row that it stands at.
  var row: SQLiteRow { SQLiteRow(statement: statement) }

  func bind(_ values: [SQLValue]) throws {
    guard values.count == Int(sqlite3_bind_parameter_count(statement)) else { throw failure(SQLITE_RANGE) }
    for (index, value) in values.enumerated() {
      let code = bind(value, at: Int32(index + 1))
      guard code == SQLITE_OK else { throw failure(code) }
    }
  }

  /// Binds one value, counted from 1; returns SQLite's result code.
  func bind(_ value: SQLValue, at index: Int32) -> Int32 {
    switch value {
    case .null: return sqlite3_bind_null(statement, index)
    case .integer(let number): return sqlite3_bind_int64(statement, index, number)
    case .text(var text):
      // An empty text may have no address, which SQLite would take for null.
      guard !text.isEmpty else { return sqlite3_bind_text(statement, index, "", 0, Self.copied) }
      return text.withUTF8 { bytes in
        bytes.withMemoryRebound(to: CChar.self) {
          sqlite3_bind_text(statement, index, $0.baseAddress, Int32($0.count), Self.copied)
        }
      }
    case .bytes(let bytes):
      return bytes.isEmpty
        ? sqlite3_bind_zeroblob(statement, index, 0)
        : bytes.withUnsafeBytes { sqlite3_bind_blob(statement, index, $0.baseAddress, Int32($0.count), Self.copied) }
    }
  }

  /// Goes to the next row; `false` behind the last.
  func step() throws -> Bool {
    switch sqlite3_step(statement) {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    case let code: throw failure(code)
    }
  }

  func reset() { sqlite3_reset(statement) }

  func failure(_ code: Int32) -> DatabaseError {
    let message = sqlite3_errmsg(connection).map { String(cString: $0) }
    return DatabaseError(resultCode: ResultCode(rawValue: code), message: message)
  }
}
