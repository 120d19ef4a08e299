/// A value of a configuration file.
enum FileValue: Equatable {
  case text(String)
  case integer(Int)
  case decimal
  case boolean(Bool)
  case moment
  case list([FileValue])
  case table([String: FileValue])

  /// What people call such a value.
  var kind: ValueKind {
    switch self {
    case .text: .text
    case .integer: .integer
    case .decimal: .decimal
    case .boolean: .boolean
    case .moment: .moment
    case .list(let items): items.first?.kind == .table ? .tables : .list
    case .table: .table
    }
  }
}
