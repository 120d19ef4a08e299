import StationCore

/// The rules for a program and its arguments, which are run without a shell.
enum CommandRule {
  /// The key of a `[[reader]]` table with the program that sounds answers.
  static let soundKey = "sound-command"
  /// What stands for something in that command.
  static let soundPlaceholders = ["{answer}"]

  /// The command; empty where the table has none or a wrong one.
  ///
  /// The placeholders are what may stand in braces; `nil` where braces mean nothing.
  static func command(
    _ key: String, in table: TableReader, placeholders: [String]?, _ faults: inout FaultCollector
  ) -> [String] {
    guard let words = table.texts(key, &faults) else { return [] }
    guard let program = words.first else {
      if table.values[key] == .list([]) { faults.note(.emptyList, at: table.path.key(key)) }
      return []
    }
    ValueRules.path(program.text, at: program.path, &faults)
    for (word, path) in words {
      if word.unicodeScalars.contains("\0") {
        faults.note(.controlCharacter, at: path)
      } else if let placeholders {
        let rest = placeholders.reduce(word) { $0.replacing($1, with: "") }
        if rest.contains("{") || rest.contains("}") {
          faults.note(.unknownPlaceholder(word, known: placeholders), at: path)
        }
      }
    }
    return words.map(\.text)
  }
}
