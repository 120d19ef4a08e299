import LocalAPI
import StationCore
import Terminal

extension MenuFrame {
  /// Station name and clock, the request to tap, how many came today, and the keys.
  mutating func drawIdle(_ state: MenuState) {
    let phrases = state.language.phrases
    let headingRows = isTall ? 3 : 1
    let keys = size.rows - keyBarRows
    let today = keys - (isTall ? 2 : 1)
    let remark = today - 1
    let showsPractice = state.isPractice && size.rows >= 9
    let end = showsPractice ? remark - 1 : remark

    let hasClockAbove = drawHeading(state, rows: headingRows)
    drawPrompt(phrases, row: headingRows, rows: end - headingRows)
    if showsPractice { band(row: end, phrases.practice, .cyanOnBlack) }
    if let line = state.answer ?? idleRemark(state, showsPractice: showsPractice) {
      draw(line, row: remark)
    }
    let count = phrases.checkInsToday(state.station?.checkInsToday ?? 0)
    if hasClockAbove {
      band(row: today, count, .whiteOnBlack)
    } else {
      put(count, column: 0, row: today, .whiteOnBlack)
      put(state.clockText, column: size.columns - 5, row: today, .whiteOnBlack)
    }
    let noCard = KeyLabel(key: "+", words: phrases.noCard, command: .here)
    drawKeyBar([noCard, state.languageLabel, state.helpLabel].compactMap { $0 })
  }

  /// Draws the station's name, and the clock where both fit.
  ///
  /// - Returns: Whether the clock is there.
  @discardableResult
  mutating func drawHeading(_ state: MenuState, rows: Int) -> Bool {
    guard let name = state.station?.name else { return false }
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

  private mutating func drawPrompt(_ phrases: any Phrases, row: Int, rows: Int) {
    guard let blocks = BlockText(phrases.tapCardInBlocks), blocks.columns + 2 <= size.columns, blocks.rows + 2 <= rows
    else {
      // An odd number of rows has a middle one for the words.
      let spare = rows > 0 && rows % 2 == 0 ? 1 : 0
      band(row: row + spare, rows: rows - spare, phrases.tapCard, .whiteOnBlue)
      return
    }
    let top = row + (rows - blocks.rows - 2) / 2
    draw(blocks, row: top, .blackOnWhite)
    band(row: top + blocks.rows + 1, phrases.tapCard, .whiteOnBlack)
  }

  private func idleRemark(_ state: MenuState, showsPractice: Bool) -> Remark? {
    let phrases = state.language.phrases
    guard let station = state.station else { return nil }
    if !station.lostReaders.isEmpty { return .attention(phrases.readerLost) }
    if let concern = station.concerns.first { return .attention(phrases.words(for: concern)) }
    if state.isPractice, !showsPractice { return .quiet(phrases.practice) }
    let notice = station.notices.first
    let words = notice?.text(in: state.language.rawValue)
    if let words, notice?.importance == .important { return .attention(words) }
    var quiet: [String] = []
    if !station.isClockTrusted { quiet.append(phrases.clockUntrusted) }
    if station.unsent > 0, station.isDistrictAway { quiet.append(phrases.unsent(station.unsent)) }
    while quiet.count > 1, columns(of: quiet.joined(separator: "  ")) > size.columns { quiet.removeLast() }
    return quiet.isEmpty ? words.map(Remark.quiet) : .quiet(quiet.joined(separator: "  "))
  }
}
