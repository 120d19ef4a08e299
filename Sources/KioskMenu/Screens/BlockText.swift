import Terminal

/// A text in block glyphs: each dot two columns wide and one row high, drawn by its ground alone.
struct BlockText {
  private let glyphs: [[String]]

  /// `nil` where a character has no block glyph.
  init?(_ text: String) {
    var glyphs: [[String]] = []
    for character in text {
      guard let glyph = BlockGlyphs.dots[character] else { return nil }
      glyphs.append(glyph)
    }
    self.glyphs = glyphs
  }

  /// The columns that it takes.
  var columns: Int { 2 * (glyphs.reduce(0) { $0 + ($1.first?.utf8.count ?? 0) } + max(0, glyphs.count - 1)) }

  /// The rows that it takes.
  var rows: Int { glyphs.map(\.count).max() ?? 0 }

  /// The dots, counted from the top left, in columns of a dot's width.
  var dots: [(column: Int, row: Int)] {
    var dots: [(column: Int, row: Int)] = []
    var left = 0
    for glyph in glyphs {
      for (row, line) in glyph.enumerated() {
        for (column, dot) in line.utf8.enumerated() where dot == UInt8(ascii: "#") {
          dots.append((left + column, row))
        }
      }
      left += (glyph.first?.utf8.count ?? 0) + 1
    }
    return dots
  }
}

extension MenuFrame {
  /// Draws block glyphs in the middle of the rows from there on; the ground of `colours` is their colour.
  mutating func draw(_ text: BlockText, row: Int, _ colours: ColourPair) {
    draw(text, column: max(0, (size.columns - text.columns) / 2), row: row, colours)
  }

  /// Draws block glyphs from a place on.
  mutating func draw(_ text: BlockText, column: Int, row: Int, _ colours: ColourPair) {
    for dot in text.dots {
      fill(Area(column: column + 2 * dot.column, row: row + dot.row, columns: 2, rows: 1), colours)
    }
  }
}
