import GRDBSQLite

/// Puts rows into a table by one statement, bound anew for each.
final class SQLiteRowSink: SQLRowSink {
  private let command: SQLiteCommand
  private var column: Int32 = 0
  private var result = SQLITE_OK

  init(_ command: SQLiteCommand) { self.command = command }

  func null() { bind(.null) }
  func integer(_ value: Int64) { bind(.integer(value)) }
  func flag(_ value: Bool) { bind(.integer(value ? 1 : 0)) }
  func text(_ value: String) { bind(.text(value)) }
  func bytes(_ value: [UInt8]) { bind(.bytes(value)) }

  func endRow() throws {
    guard result == SQLITE_OK else { throw command.failure(result) }
    defer { command.reset() }
    column = 0
    _ = try command.step()
  }

  private func bind(_ value: SQLValue) {
    column += 1
    let code = command.bind(value, at: column)
    if result == SQLITE_OK { result = code }
  }
}
