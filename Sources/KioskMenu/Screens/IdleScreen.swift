import LocalAPI
import StationCore
import Terminal

extension MenuFrame {
  /// Station name and clock, the request to tap, how many came today, and the keys.
  mutating func drawIdle(_ state: MenuState) {
    let phrases = state.language.phrases
    let keys = size.rows - heights.bar
    let today = keys - (isTall ? 2 : 1)
    let remarkRow = heights.tier == .low ? today : today - 1
    let showsPractice = state.isPractice && heights.tier != .low
    let end = showsPractice ? remarkRow - 1 : remarkRow

    let hasClockAbove = drawHeading(state)
    drawPrompt(state, row: heights.heading, rows: end - heights.heading)
    if showsPractice { band(row: end, phrases.practice, .cyanOnBlack) }
    let remark = state.answer ?? state.idleRemark(showsPractice: showsPractice)
    // Where they share a row, what must be read goes before how many came.
    if remarkRow != today || remark == nil { drawToday(state, row: today, hasClockAbove: hasClockAbove) }
    if let remark { draw(remark, row: remarkRow) }
    let more = KeyLabel(key: "#", words: size.columns < 30 ? phrases.noCard : phrases.noCardOrHelp, command: .more)
    drawKeyBar([more, state.languageLabel].compactMap { $0 })
  }

  private mutating func drawToday(_ state: MenuState, row: Int, hasClockAbove: Bool) {
    let count = state.language.phrases.checkInsToday(state.station?.checkInsToday ?? 0)
    if hasClockAbove {
      band(row: row, count, .whiteOnBlack)
    } else {
      put(count, column: 0, row: row, .whiteOnBlack)
      put(state.clockText, column: size.columns - 5, row: row, .whiteOnBlack)
    }
  }

  /// Draws the station's name, and the clock where both fit.
  ///
  /// - Returns: Whether the clock is there.
  @discardableResult
  mutating func drawHeading(_ state: MenuState) -> Bool {
    guard let name = state.station?.name else { return false }
    let rows = heights.heading
    let margin = isTall ? 2 : 0
    let row = rows / 2
    if isTall { fill(row: 0, rows: rows, .whiteOnBlue) }
    let colours: ColourPair = isTall ? .whiteOnBlue : .whiteOnBlack
    let clock = columns(of: state.clockText)
    let fits = columns(of: name) + 2 + clock + 2 * margin <= size.columns
    put(name, column: margin, row: row, colours, limit: size.columns - 2 * margin)
    if fits { put(state.clockText, column: size.columns - margin - clock, row: row, colours) }
    return fits
  }

  /// What to do now, as a picture and in words; a finger on it is answered by the words.
  private mutating func drawPrompt(_ state: MenuState, row: Int, rows: Int) {
    let phrases = state.language.phrases
    target(Area(column: 0, row: row, columns: size.columns, rows: rows), .choose(1))
    guard state.station?.canTap != false else {
      let advice = heights.tier == .low ? [] : [phrases.readerLostAdvice]
      draw(.plug, [phrases.readerLost] + advice, row: row, rows: rows, .blackOnYellow)
      return
    }
    let blocks = BlockText(phrases.tapCardInBlocks).flatMap { $0.columns + 2 <= size.columns ? $0 : nil }
    guard let blocks, blocks.rows + 2 <= rows else {
      draw(.card, [phrases.tapCard], row: row, rows: rows, .whiteOnBlue)
      return
    }
    let card = Sign.card.picture.count
    let showsCard = blocks.rows + card + 3 <= rows
    let height = blocks.rows + 2 + (showsCard ? card + 1 : 0)
    var top = row + (rows - height) / 2
    if showsCard {
      let width = Sign.card.picture.map { columns(of: $0) }.max() ?? 0
      draw(.card, column: max(0, (size.columns - width) / 2), row: top, .whiteOnBlack)
      top += card + 1
    }
    draw(blocks, row: top, .blackOnWhite)
    band(row: top + blocks.rows + 1, phrases.tapCard, .whiteOnBlack)
  }
}
