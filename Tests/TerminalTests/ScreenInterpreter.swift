@testable import Terminal

/// A terminal of a few sequences, independent of the grid: positions, colours and text, nothing else.
struct ScreenInterpreter {
  struct Shown: Equatable {
    var text = "~"
    var colours = "unknown"
  }

  /// Where the terminal disagrees with the table: glyphs that it draws two columns wide all the same.
  var widened: Set<String> = []
  private(set) var rows: [[Shown]]
  private(set) var problems: [String] = []
  private var row = 0
  private var column = 0
  private var colours = "unknown"

  /// A screen full of what was there before.
  init(size: Size) {
    rows = Array(repeating: Array(repeating: Shown(), count: size.columns), count: size.rows)
  }

  mutating func write(_ bytes: [UInt8]) {
    var scalars = Array(String(decoding: bytes, as: UTF8.self).unicodeScalars)[...]
    while let scalar = scalars.popFirst() {
      guard scalar == "\u{1B}" else {
        draw(scalar)
        continue
      }
      guard scalars.popFirst() == "[", let end = scalars.firstIndex(where: { ("@"..."~").contains($0) }) else {
        problems.append("an escape sequence that no frame needs")
        return
      }
      let parameters = String(String.UnicodeScalarView(scalars[..<end]))
      let final = scalars[end]
      scalars = scalars[(end + 1)...]
      switch final {
      case "H":
        let numbers = parameters.split(separator: ";").compactMap { Int($0) }
        (row, column) = (numbers[0] - 1, numbers[1] - 1)
      case "m": colours = parameters
      default: problems.append("CSI \(parameters)\(final)")
      }
    }
  }

  private mutating func draw(_ scalar: Unicode.Scalar) {
    if CharacterWidth(scalar) == .combining {
      rows[row][column - 1].text.unicodeScalars.append(scalar)
      return
    }
    let text = String(scalar)
    let width = widened.contains(text) ? 2 : columns(of: text)
    guard rows.indices.contains(row), column + width <= rows[row].count else {
      if !widened.contains(text) { problems.append("\(text) drawn outside, at \(column), \(row)") }
      return
    }
    for half in column..<column + width { clearGlyph(half) }
    rows[row][column] = Shown(text: text, colours: colours)
    if width == 2 { rows[row][column + 1] = Shown(text: "", colours: colours) }
    column += width
  }

  /// As terminals do: the glyph loses both halves.
  private mutating func clearGlyph(_ column: Int) {
    if rows[row][column].text.isEmpty, column > 0 { rows[row][column - 1].text = " " }
    if column + 1 < rows[row].count, rows[row][column + 1].text.isEmpty { rows[row][column + 1].text = " " }
    rows[row][column] = Shown(text: " ", colours: colours)
  }

  /// What a grid looks like here.
  static func expected(_ grid: Grid) -> [[Shown]] {
    (0..<grid.size.rows).map { row in
      grid.row(row).map {
        Shown(text: $0.text, colours: "38;5;\($0.colours.foreground.rawValue);48;5;\($0.colours.background.rawValue)")
      }
    }
  }
}
