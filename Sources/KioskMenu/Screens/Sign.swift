import Terminal

/// A drawing that says without words what to do or what is wrong.
struct Sign {
  /// The drawing, its rows of the same width.
  let picture: [String]
  /// The same where there is one row for it.
  let line: String

  /// A card before the reader.
  static let card = Sign(
    picture: [
      ".-------.   ) ",
      "| ::: = |  ) )",
      "'-------'   ) ",
    ], line: "[:: =] )))")
  /// A card that was not taken.
  static let cardAgain = Sign(
    picture: [
      ".-------. X ) ",
      "| ::: = | X) )",
      "'-------' X ) ",
    ], line: "[:: =] X )))")
  /// A code that was not taken.
  static let code = Sign(
    picture: [
      ".-----.  ",
      "|#.:.#| X",
      "'-----'  ",
    ], line: "[#.:.#] X")
  /// A plug that is out of its socket.
  static let plug = Sign(
    picture: [
      ".---.         ",
      "| : | ! =[]---",
      "'---'         ",
    ], line: "| : | ! =[]---")
  /// An hourglass.
  static let wait = Sign(
    picture: [
      #"\:::::/"#,
      #"  ):(  "#,
      #"/  .  \"#,
    ], line: #"\:::)(.../"#)
}

extension MenuFrame {
  /// Fills an area with a sign and its words: beside each other where both fit, else above each other, or as one row.
  mutating func draw(_ sign: Sign, _ words: [String], row: Int, rows: Int, _ colours: ColourPair) {
    guard rows > 0 else { return }
    fill(row: row, rows: rows, colours)
    let width = sign.picture.map { columns(of: $0) }.max() ?? 0
    let wordsWidth = words.map { columns(of: $0) }.max() ?? 0
    let height = sign.picture.count
    if rows >= height + words.count + 1, width <= size.columns {
      let top = row + (rows - height - words.count - 1) / 2
      draw(sign, column: (size.columns - width) / 2, row: top, colours)
      draw(words, row: top + height + 1, colours)
    } else if rows >= height, width + 2 + wordsWidth <= size.columns {
      let left = (size.columns - width - 2 - wordsWidth) / 2
      draw(sign, column: left, row: row + (rows - height) / 2, colours)
      for (index, text) in words.enumerated() {
        put(text, column: left + width + 2, row: row + (rows - words.count) / 2 + index, colours)
      }
    } else if rows >= height + words.count, width <= size.columns {
      draw(sign, column: (size.columns - width) / 2, row: row, colours)
      draw(words, row: row + height, colours)
    } else {
      let lines = rows > words.count && columns(of: sign.line) <= size.columns ? [sign.line] + words : words
      draw(Array(lines.prefix(rows)), row: row + max(0, rows - lines.count) / 2, colours)
    }
  }

  /// Draws a sign alone.
  mutating func draw(_ sign: Sign, column: Int, row: Int, _ colours: ColourPair) {
    for (index, text) in sign.picture.enumerated() { put(text, column: column, row: row + index, colours) }
  }

  /// Writes each line into the middle of its row.
  private mutating func draw(_ lines: [String], row: Int, _ colours: ColourPair) {
    for (index, text) in lines.enumerated() { centre(text, row: row + index, colours) }
  }
}
