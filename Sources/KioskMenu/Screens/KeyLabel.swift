import Terminal

/// A key and what it does, as the bar of keys shows it.
struct KeyLabel {
  let key: String
  let words: String
  let command: Command

  var columns: Int { Terminal.columns(of: key) + 1 + Terminal.columns(of: words) }
}

extension MenuFrame {
  /// Draws the keys side by side at the bottom, the most important first; those without room are left out.
  mutating func drawKeyBar(_ labels: [KeyLabel]) {
    let rows = min(size.rows, heights.bar)
    let bar = Area(column: 0, row: size.rows - rows, columns: size.columns, rows: rows)
    fill(bar, .whiteOnBlack)
    drawKeys(labels, shownIn: bar, touchedIn: bar, .button)
  }

  /// Draws keys side by side; each answers to touch in its columns of `touchedIn`, where other things may be shown too.
  mutating func drawKeys(_ labels: [KeyLabel], shownIn bar: Area, touchedIn rows: Area, _ look: TileLook) {
    var shown = labels
    func width(gap: Int) -> Int { shown.reduce(gap * (shown.count - 1)) { $0 + $1.columns } }
    while shown.count > 1, width(gap: 1) > bar.size.columns { shown.removeLast() }
    guard !shown.isEmpty else { return }
    let gap = width(gap: 2) > bar.size.columns ? 1 : 2
    let slack = max(0, bar.size.columns - width(gap: gap))
    var column = bar.column
    for (index, label) in shown.enumerated() {
      let extra = slack * (index + 1) / shown.count - slack * index / shown.count
      let width = label.columns + extra
      fill(Area(column: column, row: bar.row, columns: width, rows: bar.size.rows), look.words)
      let row = bar.row + (bar.size.rows - 1) / 2
      let used = put(label.key, column: column + extra / 2, row: row, look.key, limit: width)
      put(label.words, column: column + extra / 2 + used + 1, row: row, look.words, limit: label.columns - used - 1)
      target(Area(column: column, row: rows.row, columns: width, rows: rows.size.rows), label.command)
      column += width + gap
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

  /// The key that shows more: the help where there are no further services.
  func moreLabel(isLastPage: Bool = true) -> KeyLabel {
    let phrases = language.phrases
    return KeyLabel(key: "#", words: isLastPage ? phrases.help : phrases.more, command: .more)
  }
}
