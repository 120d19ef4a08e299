import Terminal

/// A key and what it does, as the bar at the bottom shows it.
struct KeyLabel {
  let key: String
  let words: String
  let command: Command

  var columns: Int { Terminal.columns(of: key) + 1 + Terminal.columns(of: words) }
}

extension MenuFrame {
  /// Rows that the bar of keys takes.
  var keyBarRows: Int { isTall ? 3 : 1 }

  /// Draws the keys side by side at the bottom, the most important first; those without room are left out.
  mutating func drawKeyBar(_ labels: [KeyLabel]) {
    var shown = labels
    func width(gap: Int) -> Int { shown.reduce(gap * (shown.count - 1)) { $0 + $1.columns } }
    while shown.count > 1, width(gap: 1) > size.columns { shown.removeLast() }
    guard !shown.isEmpty else { return }
    let gap = width(gap: 2) > size.columns ? 1 : 2
    let rows = keyBarRows
    let row = size.rows - rows
    let slack = max(0, size.columns - width(gap: gap))
    var column = 0
    for (index, label) in shown.enumerated() {
      let extra = slack * (index + 1) / shown.count - slack * index / shown.count
      let area = Area(column: column, row: row, columns: label.columns + extra, rows: rows)
      if isTall { fill(area, .whiteOnBlue) }
      let left = column + extra / 2
      let middle = row + rows / 2
      let used = put(label.key, column: left, row: middle, isTall ? .yellowOnBlue : .yellowOnBlack)
      put(
        label.words, column: left + used + 1, row: middle, isTall ? .whiteOnBlue : .whiteOnBlack,
        limit: label.columns - used - 1)
      target(area, label.command)
      column += label.columns + extra + gap
    }
  }
}

extension MenuState {
  /// The key that leads to the next language; `nil` where there is only one.
  var languageLabel: KeyLabel? {
    let languages = languages
    guard languages.count > 1, let index = languages.firstIndex(of: language) else { return nil }
    let next = languages[(index + 1) % languages.count]
    return KeyLabel(key: "*", words: next.phrases.languageName, command: .language)
  }

  var helpLabel: KeyLabel { KeyLabel(key: "#", words: language.phrases.help, command: .help) }
}
