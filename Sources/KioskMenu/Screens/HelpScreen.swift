import Terminal

extension MenuFrame {
  /// What can be done besides: each line answers to its key and to touch.
  mutating func drawHelp(over visit: OpenVisit?, _ state: MenuState) {
    let phrases = state.language.phrases
    var lines = state.helpChoices(over: visit).map { choice in
      KeyLabel(key: "\(choice.rawValue)", words: choice.words(phrases), command: .choose(choice.rawValue))
    }
    if let label = state.languageLabel {
      lines.append(KeyLabel(key: label.key, words: phrases.helpLanguage, command: .language))
    }
    lines.append(KeyLabel(key: "0", words: visit == nil ? phrases.back : phrases.backToServices, command: .back))
    let title = state.answer ?? .heading(phrases.helpTitle)
    let needed = 2 * lines.count
    let titleRows = min(heights.tier == .tall ? 3 : 1, max(0, size.rows - needed))
    if titleRows > 0 { draw(title, row: 0, rows: titleRows) }
    let area = Area(column: 0, row: titleRows, columns: size.columns, rows: size.rows - titleRows)
    let step = max(1, min(4, area.size.rows / max(1, lines.count)))
    for (index, line) in lines.enumerated() {
      let rows = step > 2 ? step - 1 : step
      let colours: ColourPair = step > 2 || index % 2 == 0 ? .whiteOnBlue : .whiteOnBlack
      draw(line, in: Area(column: 0, row: area.row + index * step, columns: size.columns, rows: rows), colours)
    }
  }

  private mutating func draw(_ line: KeyLabel, in area: Area, _ colours: ColourPair) {
    fill(area, colours)
    let left = max(1, (size.columns - 24) / 2)
    let row = area.row + (area.size.rows - 1) / 2
    put(line.key, column: left, row: row, colours == .whiteOnBlue ? .yellowOnBlue : .yellowOnBlack)
    put(line.words, column: left + 2, row: row, colours)
    target(area, line.command)
  }
}

extension HelpChoice {
  func words(_ phrases: any Phrases) -> String {
    switch self {
    case .checkIn: phrases.helpNoCard
    case .undo: phrases.helpUndo
    }
  }
}
