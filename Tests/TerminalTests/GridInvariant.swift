@testable import Terminal

/// What must hold of every grid.
enum GridInvariant {
  /// A sentence on the first row that is not exactly as wide as the grid or holds half a glyph; `nil` for none.
  static func violation(_ grid: Grid) -> String? {
    for row in 0..<grid.size.rows {
      let cells = Array(grid.row(row))
      for (column, cell) in cells.enumerated() {
        let follows = column > 0 && cells[column - 1].columns == 2
        if (cell.columns == 0) != follows { return "row \(row), column \(column): half a glyph" }
      }
      if cells.last?.columns == 2 { return "row \(row): a glyph hangs over the edge" }
      if columns(of: grid.text(row: row)) != grid.size.columns { return "row \(row) is not as wide as the grid" }
    }
    return nil
  }
}
