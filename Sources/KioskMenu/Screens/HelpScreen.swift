import Terminal

extension MenuFrame {
  /// What can be done besides: each line answers to its key and to touch.
  mutating func drawHelp(over visit: OpenVisit?, _ state: MenuState) {
    let phrases = state.language.phrases
    var lines = state.helpChoices(over: visit).map { choice in
      KeyLabel(key: "\(choice.rawValue)", words: choice.phrase.words(phrases), command: .choose(choice.rawValue))
    }
    if let label = state.languageLabel {
      lines.append(KeyLabel(key: label.key, words: "\(phrases.helpLanguage) \(label.words)", command: .language))
    }
    lines.append(KeyLabel(key: "0", words: visit == nil ? phrases.back : phrases.backToServices, command: .back))
    let titleRows = isTall ? 3 : 1
    draw(state.answer ?? .heading(phrases.helpTitle), row: 0, rows: titleRows)
    let area = Area(column: 0, row: titleRows, columns: size.columns, rows: size.rows - titleRows)
    if heights.tier == .low { drawTiles(lines, in: area) } else { drawList(lines, in: area) }
  }

  /// One below the other.
  private mutating func drawList(_ lines: [KeyLabel], in area: Area) {
    let step = max(1, min(4, area.size.rows / max(1, lines.count)))
    for (index, line) in lines.enumerated() {
      let rows = step > 2 ? step - 1 : step
      // Lines without a row between them are told apart by their ground.
      let look: TileLook = step > 2 || index % 2 == 0 ? .button : .plain
      let place = Area(column: 0, row: area.row + index * step, columns: size.columns, rows: rows)
      fill(place, look.words)
      let left = max(1, (size.columns - 24) / 2)
      let row = place.row + (rows - 1) / 2
      put(line.key, column: left, row: row, look.key)
      put(line.words, column: left + 2, row: row, look.words)
      target(place, line.command)
    }
  }

  /// Two beside each other, where there are not two rows for each.
  private mutating func drawTiles(_ lines: [KeyLabel], in area: Area) {
    let grid = TileGrid(lines.map(\.words), cells: max(lines.count, 4), in: area)
    for (index, line) in lines.prefix(grid.cells).enumerated() {
      let tile = Tile(
        key: line.key, words: line.words, pictogram: nil, mark: "", state: .open, command: line.command)
      draw(tile, in: grid.area(index), grid.look(index))
    }
  }
}
