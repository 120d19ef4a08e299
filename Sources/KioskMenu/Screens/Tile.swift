import Terminal

/// One choice: its digit, its name and whether it is recorded.
struct Tile {
  enum State {
    case open
    case recorded
  }

  let key: String
  let words: String
  /// A word beside the name; empty for none.
  let mark: String
  let state: State
  let command: Command
}

extension MenuFrame {
  /// Draws tiles row by row in an area, in as many columns as suit their number and names.
  mutating func draw(_ tiles: [Tile], in area: Area) {
    guard let layout = TileLayout(tiles, in: area.size) else { return }
    for (index, tile) in tiles.enumerated() {
      draw(tile, in: layout.area(index, in: area), isLow: layout.step == 1, margin: layout.margin)
    }
  }

  private mutating func draw(_ tile: Tile, in area: Area, isLow: Bool, margin: Int) {
    let ground: ColourPair
    let keyColours: ColourPair
    switch tile.state {
    case .recorded: (ground, keyColours) = (.blackOnGreen, .blackOnGreen)
    case .open: (ground, keyColours) = isLow ? (.whiteOnBlack, .yellowOnBlack) : (.whiteOnBlue, .yellowOnBlue)
    }
    fill(area, ground)
    target(area, tile.command)
    let row = area.row + (area.size.rows - 1) / 2
    let column = area.column + margin
    let room = area.size.columns - 2 * margin
    put(tile.key, column: column, row: row, keyColours, limit: room)
    let used = put(tile.words, column: column + 2, row: row, ground, limit: room - 2)
    guard !tile.mark.isEmpty else { return }
    let mark = columns(of: tile.mark)
    if 2 + used + 1 + mark <= room {
      put(tile.mark, column: column + room - mark, row: row, ground)
    } else {
      // Where there is no room for the word, a sign stands between the digit and the name.
      put(tile.state == .recorded ? "v" : ".", column: column + 1, row: row, ground, limit: room - 1)
    }
  }
}
