import StationCore

/// The phrases of which the sentences about faults are made.
extension ConfigurationProblem {
  static func didYouMean(_ suggestion: String?) -> String { suggestion.map { "; did you mean \($0)?" } ?? "" }

  /// `a`, `b` and `c`.
  static func list(_ words: [String]) -> String {
    let quoted = words.map { "`\($0)`" }
    guard let last = quoted.last, quoted.count > 1 else { return quoted.first ?? "" }
    return "\(quoted.dropLast().joined(separator: ", ")) and \(last)"
  }

  static var knownProtocols: String {
    "this version speaks \(list(ReaderProtocol.allCases.map(\.rawValue)))"
  }
}

extension ValuePath {
  /// The table or key as people write it: `repeat-minutes` in [check-in].
  var words: String {
    let names = steps.compactMap { step in if case .key(let name) = step { QuotedText.visible(name) } else { nil } }
    let isEntry = steps.dropFirst().first.map { if case .position = $0 { true } else { false } } ?? false
    guard let table = names.first else { return "the file" }
    let brackets = isEntry ? "[[\(table)]]" : "[\(table)]"
    return names.count == 1 ? brackets : "`\(names.dropFirst().joined(separator: "."))` in \(brackets)"
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
