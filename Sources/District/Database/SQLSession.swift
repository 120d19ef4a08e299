/// A connection to the store's database, within a transaction or on its own.
///
/// Statements are written once, in the SQL that SQLite 3.40 and PostgreSQL 15 have in common: `?` for arguments,
/// `ON CONFLICT (…) DO UPDATE`, `IS [NOT] DISTINCT FROM`, `RETURNING`, `count`, `min`, `max`, `sum`. What differs is in
/// ``dialect``.
protocol SQLSession {
  /// How this database says what the two say differently.
  var dialect: SQLDialect { get }

  /// Runs one statement and tells how many rows it changed.
  @discardableResult
  func execute(_ sql: String, arguments: [SQLValue]) throws -> Int

  /// Runs one statement and hands over its rows; others may be run meanwhile.
  func query(_ sql: String, arguments: [SQLValue], each: (any SQLRow) throws -> Void) throws

  /// Runs one statement and hands over its rows as they come, however many; no other may be run meanwhile.
  func stream(_ sql: String, arguments: [SQLValue], each: (any SQLRow) throws -> Void) throws

  /// Fills a table with many rows, the fastest way that the database has.
  ///
  /// - Parameters:
  ///   - table: the table.
  ///   - columns: the columns that every row has, separated by commas.
  ///   - fill: hands the rows over.
  /// - Throws: what the database says, or what `fill` throws.
  func insert(into table: String, columns: String, fill: (any SQLRowSink) throws -> Void) throws

  /// Runs several statements, separated by semicolons and without arguments.
  func run(_ script: String) throws
}

extension SQLSession {
  /// Runs one statement and tells how many rows it changed.
  @discardableResult
  func execute(_ sql: String, _ arguments: (any SQLArgument)?...) throws -> Int {
    try execute(sql, arguments: arguments.map { $0?.sqlValue ?? .null })
  }

  /// Every row of a result.
  func all<Value>(
    _ sql: String, _ arguments: (any SQLArgument)?..., row: (any SQLRow) throws -> Value
  ) throws -> [Value] {
    var values: [Value] = []
    try query(sql, arguments: arguments.map { $0?.sqlValue ?? .null }) { values.append(try row($0)) }
    return values
  }

  /// The first row of a result; `nil` where it has none.
  func first<Value>(
    _ sql: String, _ arguments: (any SQLArgument)?..., row: (any SQLRow) throws -> Value
  ) throws -> Value? {
    var found: Value?
    try query(sql, arguments: arguments.map { $0?.sqlValue ?? .null }) { if found == nil { found = try row($0) } }
    return found
  }

  /// The first column of a result's first row; `nil` where it has none or null stands there.
  func value<Value: SQLReadable>(
    _ sql: String, _ arguments: (any SQLArgument)?..., as type: Value.Type = Value.self
  ) throws -> Value? {
    var found: Value?
    try query(sql, arguments: arguments.map { $0?.sqlValue ?? .null }) {
      if found == nil { found = try $0[0] as Value? }
    }
    return found
  }
}
