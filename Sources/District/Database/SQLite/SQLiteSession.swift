import GRDB
import GRDBSQLite

/// A connection to SQLite.
struct SQLiteSession: SQLConnection {
  let db: Database

  var dialect: SQLDialect { .sqlite }

  func execute(_ sql: String, arguments: [SQLValue]) throws -> Int {
    try query(sql, arguments: arguments) { _ in }
    return Int(sqlite3_changes(db.sqliteConnection))
  }

  func query(_ sql: String, arguments: [SQLValue], each: (any SQLRow) throws -> Void) throws {
    let command = try SQLiteCommand(sql, db)
    defer { command.reset() }
    try command.bind(arguments)
    while try command.step() { try each(command.row) }
  }

  func stream(_ sql: String, arguments: [SQLValue], each: (any SQLRow) throws -> Void) throws {
    try query(sql, arguments: arguments, each: each)
  }

  func insert(into table: String, columns: String, fill: (any SQLRowSink) throws -> Void) throws {
    let count = columns.split(separator: ",").count
    let places = Array(repeating: "?", count: count).joined(separator: ", ")
    let command = try SQLiteCommand("INSERT INTO \(table) (\(columns)) VALUES (\(places))", db)
    defer { command.reset() }
    try fill(SQLiteRowSink(command))
  }

  func run(_ script: String) throws { try db.execute(sql: script) }

  func transaction<Value>(_ kind: TransactionKind, _ body: () throws -> Value) throws -> Value {
    var value: Value?
    try db.inTransaction(kind == .snapshot ? .deferred : .immediate) {
      value = try body()
      return .commit
    }
    guard let value else { throw DatabaseError(resultCode: .SQLITE_ABORT) }
    return value
  }
}
