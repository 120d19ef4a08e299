/// The kinds of values in a configuration file.
enum ValueKind: Hashable, Sendable {
  case text
  case integer
  case decimal
  case boolean
  case moment
  case list
  case table
  /// A list of tables, each written under `[[name]]`.
  case tables
}
