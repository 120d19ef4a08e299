import Glibc
import Terminal
import Testing

/// Compares a grid with the one kept in `Snapshots/`.
///
/// The first run fails and records; with `UPDATE_SNAPSHOTS=1` a difference is recorded too.
func assertSnapshot(_ grid: Grid, _ name: String, sourceLocation: SourceLocation = #_sourceLocation) {
  assertKept(Snapshot.text(grid), name, in: "Snapshots/\(name).txt", sourceLocation: sourceLocation)
}

/// Compares a text with the one kept in a file beside the tests, in the same way.
func assertKept(_ drawn: String, _ name: String, in file: String, sourceLocation: SourceLocation = #_sourceLocation) {
  let path = "\(#filePath)".split(separator: "/").dropLast().map { "/\($0)" }.joined() + "/\(file)"
  guard let kept = Snapshot.read(path) else {
    Snapshot.write(drawn, path)
    Issue.record("\(name) was not kept yet; it is recorded now.", sourceLocation: sourceLocation)
    return
  }
  guard kept != drawn else { return }
  if getenv("UPDATE_SNAPSHOTS") != nil {
    Snapshot.write(drawn, path)
  } else {
    Issue.record("\(name) changed:\n\(drawn)\nbefore:\n\(kept)", sourceLocation: sourceLocation)
  }
}

enum Snapshot {
  /// The text between bars, and below it the colours: one letter a cell, upper case for a ground that is not black.
  static func text(_ grid: Grid) -> String {
    let border = "+" + String(repeating: "-", count: grid.size.columns) + "+\n"
    let rows = (0..<grid.size.rows).map { "|\(grid.text(row: $0))|\n" }.joined()
    let colours = (0..<grid.size.rows).map { row in
      "|"
        + (0..<grid.size.columns).map { letter(grid[Position(column: $0, row: row)]) }.joined() + "|\n"
    }.joined()
    return border + rows + border + colours + border
  }

  private static func letter(_ cell: Cell?) -> String {
    switch cell?.colours {
    case .whiteOnBlack: "."
    case .yellowOnBlack: "y"
    case .cyanOnBlack: "c"
    case .greenOnBlack: "g"
    case .whiteOnBlue: "B"
    case .yellowOnBlue: "K"
    case .blackOnWhite: "W"
    case .whiteOnRed: "R"
    case .blackOnGreen: "G"
    case .blackOnYellow: "Y"
    case nil: "?"
    }
  }

  static func read(_ path: String) -> String? {
    guard let file = fopen(path, "r") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while case let count = fread(&chunk, 1, chunk.count, file), count > 0 { bytes += chunk[..<count] }
    return String(decoding: bytes, as: UTF8.self)
  }

  static func write(_ text: String, _ path: String) {
    guard let file = fopen(path, "w") else {
      Issue.record("\(path) cannot be written.")
      return
    }
    defer { fclose(file) }
    let bytes = Array(text.utf8)
    fwrite(bytes, 1, bytes.count, file)
  }
}
