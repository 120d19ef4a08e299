/// The bytes that turn one grid on the screen into another; none where nothing changed.
///
/// Nothing is erased first: each changed cell is overwritten by what it is to show. Written in one piece the frame
/// does not flicker.
///
/// - Parameters:
///   - shown: What the terminal shows; `nil` where that is not known, as at the start. A grid of another size counts
///     as not known, because a terminal moves its cells about when it is resized.
///   - target: What the terminal is to show.
/// - Returns: Cursor addresses, colours and text, to be written in one piece.
public func difference(from shown: Grid?, to target: Grid) -> [UInt8] {
  var frame = Frame()
  let known = shown.flatMap { $0.size == target.size ? $0 : nil }
  for row in 0..<target.size.rows {
    frame.draw(row, from: known?.row(row), to: target.row(row))
  }
  return frame.bytes
}

/// The bytes of a frame while it is put together.
private struct Frame {
  private(set) var bytes: [UInt8] = []
  private var colours: ColourPair?
  /// Where the terminal's cursor is; `nil` where that is not certain.
  private var cursor: Position?

  mutating func draw(_ row: Int, from shown: ArraySlice<Cell>?, to target: ArraySlice<Cell>) {
    var forced = false
    for (column, cell) in target.enumerated() {
      let isChanged = shown.map { $0[$0.startIndex + column] != cell } ?? true
      guard isChanged || forced, cell.columns > 0 else { continue }
      write(cell, at: Position(column: column, row: row))
      // Where terminals differ about a glyph's width, the cell behind it may have been touched.
      forced = !cell.hasCertainWidth
    }
    // Beyond the last column a cursor may wait there or have gone to the next row.
    cursor = nil
  }

  private mutating func write(_ cell: Cell, at position: Position) {
    if cursor != position { bytes += Array("\u{1B}[\(position.row + 1);\(position.column + 1)H".utf8) }
    if colours != cell.colours {
      let pair = cell.colours
      bytes += Array("\u{1B}[38;5;\(pair.foreground.rawValue);48;5;\(pair.background.rawValue)m".utf8)
      colours = pair
    }
    bytes += Array(cell.text.utf8)
    cursor = cell.hasCertainWidth ? Position(column: position.column + cell.columns, row: position.row) : nil
  }
}

extension Cell {
  /// Whether every terminal agrees on the glyph's width: ASCII, hanzi of the basic block, fullwidth forms and CJK
  /// punctuation, without marks.
  fileprivate var hasCertainWidth: Bool {
    let scalars = text.unicodeScalars
    guard let scalar = scalars.first, scalars.count == 1 else { return false }
    switch scalar.value {
    case 0x20...0x7E, 0x3001...0x3011, 0x4E00...0x9FA5, 0xFF01...0xFF5E: return true
    default: return false
    }
  }
}
