/// The lines on which the tables and keys of a TOML text stand.
struct KeyLines {
  private let lines: [ValuePath: Int]

  /// Finds the lines in a text that has already been read as valid TOML.
  ///
  /// A text that is not valid gives fewer or wrong lines, never a trap.
  init(_ text: String) {
    var scanner = KeyLineScanner(Array(text.utf8))
    scanner.scan()
    lines = scanner.lines
  }

  /// The line of a table, key or list entry, else of the nearest thing around it.
  func line(of path: ValuePath) -> Int {
    var path = path
    while lines[path] == nil, !path.steps.isEmpty { path = path.parent }
    return lines[path] ?? 1
  }
}
