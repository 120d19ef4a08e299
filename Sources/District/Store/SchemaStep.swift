/// A step of the store's tables to another version, written once for both databases.
///
/// A new table: `CREATE TABLE note (id \(d.integer) PRIMARY KEY, said \(d.text) NOT NULL) \(d.keyed)`. SQLite takes the
/// steps behind its own history in ``Schema``, PostgreSQL behind its first tables. A step that has been published is
/// never changed.
struct SchemaStep: Sendable {
  /// What it brings; it is kept in the store as a sign that it was done.
  let name: String
  /// Its statements, separated by semicolons.
  let script: @Sendable (SQLDialect) -> String

  /// Every step, oldest first.
  static let all: [SchemaStep] = [findings, programmes]
}
