/// What a terminal is to show: rows of cells, in which a wide glyph always has both its halves.
public struct Grid: Hashable, Sendable {
  /// Its extent.
  public let size: Size
  private var cells: [Cell]

  /// A blank grid.
  public init(size: Size, colours: ColourPair = .whiteOnBlack) {
    self.size = size
    cells = Array(repeating: .blank(colours), count: size.columns * size.rows)
  }

  /// The cell at a place; `nil` outside the grid.
  public subscript(position: Position) -> Cell? {
    index(position).map { cells[$0] }
  }

  /// The row's cells, from the left; `row` must lie in the grid.
  func row(_ row: Int) -> ArraySlice<Cell> {
    cells[row * size.columns..<(row + 1) * size.columns]
  }

  /// The text of a row, trailing blanks included; empty outside the grid.
  public func text(row: Int) -> String {
    guard (0..<size.rows).contains(row) else { return "" }
    return self.row(row).map(\.text).joined()
  }

  /// Fills the part of an area that lies in the grid with blanks.
  public mutating func fill(_ area: Area, _ colours: ColourPair) {
    for row in area.rowRange.clamped(to: 0..<size.rows) {
      for column in area.columnRange.clamped(to: 0..<size.columns) {
        set(.blank(colours), at: Position(column: column, row: row))
      }
    }
  }

  /// Writes a text from a place to the right, cut at whole glyphs where `limit` columns or the grid's edge end it.
  ///
  /// - Returns: The columns written.
  @discardableResult
  public mutating func put(
    _ text: some StringProtocol, at position: Position, _ colours: ColourPair, limit: Int = .max
  ) -> Int {
    guard (0..<size.rows).contains(position.row), (0..<size.columns).contains(position.column) else { return 0 }
    let room = min(limit, size.columns - position.column)
    var used = 0
    for glyph in Glyph.glyphs(of: text) {
      guard used + glyph.columns <= room else { break }
      let place = Position(column: position.column + used, row: position.row)
      set(Cell(text: glyph.text, columns: glyph.columns, colours: colours), at: place)
      if glyph.columns == 2 { setRightHalf(colours, after: place) }
      used += glyph.columns
    }
    return used
  }

  private func index(_ position: Position) -> Int? {
    guard (0..<size.rows).contains(position.row), (0..<size.columns).contains(position.column) else { return nil }
    return position.row * size.columns + position.column
  }

  /// Overwrites a cell and clears the other half of a wide glyph that loses this one.
  private mutating func set(_ cell: Cell, at position: Position) {
    guard let index = index(position) else { return }
    let old = cells[index]
    if old.columns == 0 {
      cells[index - 1] = .blank(cells[index - 1].colours)
    } else if old.columns == 2 {
      cells[index + 1] = .blank(cells[index + 1].colours)
    }
    cells[index] = cell
  }

  private mutating func setRightHalf(_ colours: ColourPair, after position: Position) {
    guard let index = index(Position(column: position.column + 1, row: position.row)) else { return }
    if cells[index].columns == 2 { cells[index + 1] = .blank(cells[index + 1].colours) }
    cells[index] = .rightHalf(colours)
  }
}
