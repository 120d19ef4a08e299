import StationCore

/// The rules for `sound-command` in a `[[reader]]` table: a program and its arguments, without a shell.
enum SoundCommandRule {
  static let key = "sound-command"
  static let placeholder = "{answer}"

  /// The command; empty where the table has none or a wrong one.
  static func command(_ table: TableReader, _ faults: inout FaultCollector) -> [String] {
    guard let words = table.texts(key, &faults) else { return [] }
    guard let program = words.first else {
      if table.values[key] == .list([]) { faults.note(.emptyList, at: table.path.key(key)) }
      return []
    }
    ValueRules.path(program.text, at: program.path, &faults)
    for (word, path) in words {
      let rest = word.replacing(placeholder, with: "")
      if word.unicodeScalars.contains("\0") {
        faults.note(.controlCharacter, at: path)
      } else if rest.contains("{") || rest.contains("}") {
        faults.note(.unknownPlaceholder(word, known: placeholder), at: path)
      }
    }
    return words.map(\.text)
  }
}
