import Terminal

/// How tiles are laid out in an area.
struct TileLayout {
  private let columns: Int
  private let width: Int
  /// Rows from one tile's top to the next one's.
  let step: Int
  /// Columns between a tile's edge and its words.
  let margin: Int

  /// More rows than this make a tile no easier to press.
  private static let highest = 4

  /// Chooses the number of columns: names whole before tall tiles, tall tiles before few columns.
  ///
  /// `nil` for no tiles or no room at all.
  init?(_ tiles: [Tile], in size: Size) {
    guard !tiles.isEmpty, size.rows > 0, size.columns > 0 else { return nil }
    let widest = tiles.map { Terminal.columns(of: $0.words) }.max() ?? 0
    let candidates = (1...3).compactMap { count -> (columns: Int, width: Int, step: Int, fits: Int)? in
      let step = size.rows / ((tiles.count + count - 1) / count)
      let width = (size.columns - (count - 1)) / count
      guard step > 0, width > 0 else { return nil }
      let margin = step == 1 ? 0 : 2
      let fits = width >= 2 + widest + margin ? 1 : 0
      return (count, width, min(step, Self.highest), fits)
    }
    let best = candidates.max { ($0.fits, $0.step, -$0.columns) < ($1.fits, $1.step, -$1.columns) }
    // With no room for every tile, three columns show the most of them.
    (columns, width, step) = best.map { ($0.columns, $0.width, $0.step) } ?? (3, max(1, (size.columns - 2) / 3), 1)
    let mark = tiles.map { Terminal.columns(of: $0.mark) }.max() ?? 0
    margin = step > 1 || width >= 2 + widest + 1 + max(mark, 4) + 2 ? 1 : 0
  }

  /// The cells of a tile; tiles of several rows leave a row between them.
  func area(_ index: Int, in area: Area) -> Area {
    Area(
      column: area.column + index % columns * (width + 1), row: area.row + index / columns * step,
      columns: width, rows: step > 2 ? step - 1 : step)
  }
}
