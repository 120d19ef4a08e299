/// How a database says what SQLite and PostgreSQL say differently; everything else is written once.
struct SQLDialect: Sendable {
  /// The type of whole numbers.
  let integer: String
  /// The type of columns that hold 0 or 1.
  let flag: String
  /// The type of texts, compared byte by byte.
  let text: String
  /// The type of bytes.
  let bytes: String
  /// What stands behind the definition of a table whose rows are found by their primary key.
  let keyed: String
  /// What stands behind a `SELECT` whose rows nobody else may change until the transaction ends.
  let forUpdate: String
  /// The statement that tells the planner how a table that was just filled looks; empty where it does not ask.
  let analyze: @Sendable (_ table: String) -> String

  /// SQLite: a writer is alone in any case.
  static let sqlite = SQLDialect(
    integer: "INTEGER", flag: "INTEGER", text: "TEXT", bytes: "BLOB", keyed: "STRICT, WITHOUT ROWID", forUpdate: "",
    analyze: { _ in "" })
}
