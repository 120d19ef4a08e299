import StationCore
import Terminal

/// One choice: its key, its picture, its name and whether it is recorded.
struct Tile {
  enum State {
    case open
    case recorded
  }

  let key: String
  let words: String
  let pictogram: Pictogram?
  /// A word beside the name; empty for none.
  let mark: String
  let state: State
  let command: Command
}

extension MenuFrame {
  /// Draws a tile, which answers to touch as its key.
  mutating func draw(_ tile: Tile, in area: Area, _ look: TileLook) {
    let look = tile.state == .recorded ? .recorded : look
    fill(area, look.words)
    target(area, tile.command)
    if area.size.rows >= 5, area.size.columns >= 20, BlockText(tile.key) != nil {
      drawLarge(tile, in: area, look)
    } else {
      drawSmall(tile, in: area, look)
    }
  }

  /// The digit and the name in the first lines; the picture and the mark below, where the name leaves room.
  private mutating func drawSmall(_ tile: Tile, in area: Area, _ look: TileLook) {
    let text = TileText(tile.words, columns: area.size.columns, rows: area.size.rows)
    put(
      tile.key, column: area.column, row: area.row, look.key,
      limit: area.size.columns)
    for (index, line) in text.lines.enumerated() {
      put(
        line, column: area.column + text.indent, row: area.row + index, look.words,
        limit: area.size.columns - text.indent)
    }
    let last = area.row + area.size.rows - 1
    let isFree = text.lines.count < area.size.rows
    let room = area.size.columns - 2
    let mark = columns(of: tile.mark)
    var left = 0
    if isFree, let line = tile.pictogram?.line, columns(of: line) + (mark > 0 ? mark + 1 : 0) <= room {
      left = put(line, column: area.column + 2, row: last, look.words)
    }
    guard mark > 0 else { return }
    if isFree, left + mark + (left > 0 ? 1 : 0) <= room {
      put(tile.mark, column: area.column + area.size.columns - mark, row: last, look.words)
    } else {
      // Where the name takes all rows, a sign stands below the digit.
      put(tile.state == .recorded ? "v" : ".", column: area.column, row: area.row + 1, look.words, limit: 1)
    }
  }

  /// A digit in block glyphs, the picture beside it, the name below the picture.
  private mutating func drawLarge(_ tile: Tile, in area: Area, _ look: TileLook) {
    let names = LineBreaks.lines(of: tile.words, columns: area.size.columns - 10)
    let height = min(area.size.rows, Pictogram.rows + 1 + names.count)
    let top = area.row + (area.size.rows - height) / 2
    if let digit = BlockText(tile.key) {
      draw(digit, column: area.column + 1, row: top, look.block)
    }
    let column = area.column + 9
    let showsPicture = area.size.rows >= Pictogram.rows + names.count
    if showsPicture, let picture = tile.pictogram?.picture {
      for (index, line) in picture.enumerated() { put(line, column: column, row: top + index, look.words) }
    }
    let first = max(area.row, area.row + area.size.rows - names.count - (area.size.rows - height) / 2)
    for (index, line) in names.enumerated() where first + index < area.row + area.size.rows {
      put(line, column: column, row: first + index, look.words, limit: area.size.columns - 10)
    }
    let mark = columns(of: tile.mark)
    put(tile.mark, column: area.column + area.size.columns - mark - 1, row: area.row, look.words)
  }
}
