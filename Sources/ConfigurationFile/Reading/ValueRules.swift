import StationCore

/// The rules that values of several tables must keep.
enum ValueRules {
  static let standardSpeeds = [1200, 2400, 4800, 9600, 19_200, 38_400, 57_600, 115_200, 230_400]
  static let namedLimit = 100

  /// Notes text that cannot be shown as a name on a screen.
  static func name(_ text: String, at path: ValuePath, _ faults: inout FaultCollector) {
    if text.allSatisfy(\.isWhitespace) {
      faults.note(.emptyText, at: path)
    } else if text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) {
      faults.note(.controlCharacter, at: path)
    } else if text.count > namedLimit {
      faults.note(.tooLong(characters: text.count, limit: namedLimit), at: path)
    }
  }

  /// Notes a path that depends on where the program was started.
  static func path(_ text: String, at path: ValuePath, _ faults: inout FaultCollector) {
    if text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) {
      faults.note(.controlCharacter, at: path)
    } else if !text.hasPrefix("/") {
      faults.note(.notAbsolute(text), at: path)
    } else if text.split(separator: "/").contains("..") {
      faults.note(.parentInPath(text), at: path)
    }
  }

  /// The path of a key that may be missing, without a slash at its end.
  static func path(
    _ key: String, in table: TableReader, default standard: String, _ faults: inout FaultCollector
  ) -> String {
    guard var text = table.text(key, &faults) else { return standard }
    path(text, at: table.path.key(key), &faults)
    while text.count > 1, text.hasSuffix("/") { text.removeLast() }
    return text
  }
}
