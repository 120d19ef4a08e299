/// The lines on which the tables and keys of a TOML text stand.
struct KeyLines {
  private let lines: [ValuePath: Int]
  /// The first place, if any, where something stands that can begin neither a table's name nor a value.
  let slip: (line: Int, slip: SyntaxSlip)?

  /// Finds the lines in a TOML text; one that is not valid gives fewer or wrong lines, never a trap.
  init(_ text: String) {
    var scanner = KeyLineScanner(Array(text.utf8))
    scanner.scan()
    lines = scanner.lines
    slip = scanner.slip
  }

  /// Whether the text has such a table, key or list entry.
  func isKnown(_ path: ValuePath) -> Bool { lines[path] != nil }

  /// The line of a table, key or list entry, else of the nearest thing around it.
  func line(of path: ValuePath) -> Int {
    var path = path
    while !isKnown(path), !path.steps.isEmpty { path = path.parent }
    return lines[path] ?? 1
  }
}
