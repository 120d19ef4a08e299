import Terminal

/// A drawn screen: the cells, and what a touch on them means.
struct MenuFrame {
  private(set) var grid: Grid
  /// What answers to touch, and the places.
  private(set) var targets: [(area: Area, command: Command)] = []

  /// Draws the state at a size.
  init(_ state: MenuState, size: Size) {
    grid = Grid(size: size)
    switch state.screen {
    case .away: drawAway(state)
    case .idle: drawIdle(state)
    case .visit(let visit): drawVisit(visit, state)
    case .tapFailed: drawTapFailed(state)
    case .codeRefused(let refusal, _): drawCodeRefused(refusal, state)
    case .help(_, let below): drawHelp(over: below, state)
    }
  }

  var size: Size { grid.size }

  /// How high the parts of this screen are.
  var heights: FrameHeights { FrameHeights(size) }

  /// Rows enough for block glyphs.
  var isTall: Bool { heights.tier == .tall }

  /// What a touch there means; `nil` where there is nothing to press.
  func command(at position: Position) -> Command? {
    targets.last { $0.area.contains(position) }?.command
  }

  mutating func fill(_ area: Area, _ colours: ColourPair) { grid.fill(area, colours) }

  /// Fills whole rows.
  mutating func fill(row: Int, rows: Int, _ colours: ColourPair) {
    grid.fill(Area(column: 0, row: row, columns: size.columns, rows: rows), colours)
  }

  @discardableResult
  mutating func put(_ text: String, column: Int, row: Int, _ colours: ColourPair, limit: Int = .max) -> Int {
    grid.put(text, at: Position(column: column, row: row), colours, limit: limit)
  }

  /// Writes a text into the middle of an area's middle row, cut to the area.
  mutating func centre(_ text: String, in area: Area, _ colours: ColourPair) {
    let column = area.column + max(0, area.size.columns - columns(of: text)) / 2
    put(text, column: column, row: area.row + max(0, area.size.rows - 1) / 2, colours, limit: area.size.columns)
  }

  /// Writes a text into the middle of a row.
  mutating func centre(_ text: String, row: Int, _ colours: ColourPair) {
    centre(text, in: Area(column: 0, row: row, columns: size.columns, rows: 1), colours)
  }

  /// Fills whole rows and writes a text into their middle.
  mutating func band(row: Int, rows: Int = 1, _ text: String, _ colours: ColourPair) {
    guard rows > 0 else { return }
    fill(row: row, rows: rows, colours)
    centre(text, in: Area(column: 0, row: row, columns: size.columns, rows: rows), colours)
  }

  /// Makes an area answer to touch as to the key.
  mutating func target(_ area: Area, _ command: Command) { targets.append((area, command)) }
}
