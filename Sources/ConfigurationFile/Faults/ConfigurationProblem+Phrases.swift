import StationCore

/// The phrases of which the sentences about faults are made.
extension ConfigurationProblem {
  /// "`a`, `b` and `c`".
  static func list(_ words: [String]) -> String {
    let quoted = words.map { "`\($0)`" }
    guard let last = quoted.last, quoted.count > 1 else { return quoted.first ?? "" }
    return "\(quoted.dropLast().joined(separator: ", ")) and \(last)"
  }

  static var formats: String { list(WiegandFormat.allCases.map(\.rawValue)) }

  static var knownProtocols: String {
    "this version speaks \(list(ReaderProtocol.allCases.map(\.rawValue)))"
  }
}

extension ValuePath {
  /// The table or key as people write it: "`repeat-minutes` in [check-in]".
  var words: String {
    let names = steps.compactMap { step in if case .key(let name) = step { QuotedText.visible(name) } else { nil } }
    let isEntry = steps.dropFirst().first.map { if case .position = $0 { true } else { false } } ?? false
    guard let table = names.first else { return "the file" }
    let brackets = isEntry ? "[[\(table)]]" : "[\(table)]"
    return names.count == 1 ? brackets : "`\(names.dropFirst().joined(separator: "."))` in \(brackets)"
  }

  /// The same for what is surely a key, also where it stands outside every table.
  var keyWords: String {
    if steps.count == 1, case .key(let name) = steps[0] { return "`\(QuotedText.visible(name))`" }
    return words
  }
}

extension ValueKind {
  var words: String {
    switch self {
    case .text: "text in quotation marks"
    case .integer: "a whole number"
    case .decimal: "a number with decimals"
    case .boolean: "`true` or `false`"
    case .moment: "a date or a time"
    case .list: "a list such as `[\"a\", \"b\"]`"
    case .table: "one table written under `[…]`"
    case .tables: "tables, each written under `[[…]]`"
    }
  }
}

extension SyntaxSlip {
  var words: String {
    switch self {
    case .notUTF8: "this line is not UTF-8 text"
    case .nul: "a NUL cannot stand in a text"
    case .noTableName: "a table's name must stand between the brackets"
    case .noValue: "a value must stand here"
    }
  }
}
