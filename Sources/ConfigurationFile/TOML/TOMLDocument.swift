import TOMLKit

/// A configuration file as TOMLKit reads it, turned into values of our own with the lines that TOMLKit forgets.
struct TOMLDocument {
  let values: [String: FileValue]
  let lines: KeyLines

  /// - Throws: ``ConfigurationFailure/syntax(file:line:message:)`` where the text is not TOML.
  init(_ text: String, file: String) throws(ConfigurationFailure) {
    // TOMLKit hands the text over as a C string, which would end at a NUL and hide the rest of the file.
    if let line = Self.line(ofFirst: 0, in: text) {
      throw .syntax(file: file, line: line, message: SyntaxSlip.nul.words)
    }
    lines = KeyLines(text)
    // toml++ 3.4 takes it for granted that a name follows `[` and a value `[1,`: `[=]` would end the program.
    if let (line, slip) = lines.slip { throw .syntax(file: file, line: line, message: slip.words) }
    do {
      values = Self.values(of: try TOMLTable(string: text))
    } catch let error as TOMLParseError {
      throw .syntax(file: file, line: error.source.begin.line, message: error.description)
    } catch {
      throw .syntax(file: file, line: 1, message: "\(error)")
    }
  }

  private static func line(ofFirst byte: UInt8, in text: String) -> Int? {
    guard let index = text.utf8.firstIndex(of: byte) else { return nil }
    return 1 + text.utf8[..<index].count { $0 == UInt8(ascii: "\n") }
  }

  private static func values(of table: TOMLTable) -> [String: FileValue] {
    // By key and not by TOMLKit's iterator, which traps on a key with an escaped NUL.
    var values: [String: FileValue] = [:]
    for key in table.keys { values[key] = table[key].map(value) ?? .table([:]) }
    return values
  }

  private static func value(_ node: any TOMLValueConvertible) -> FileValue {
    switch node.type {
    case .table: .table(node.table.map(values) ?? [:])
    case .array: .list(node.array.map { $0.map(value) } ?? [])
    case .string: .text(node.string ?? "")
    case .int: .integer(node.int ?? 0)
    case .double: .decimal
    case .bool: .boolean(node.bool ?? false)
    case .date, .time, .dateTime: .moment
    }
  }
}
