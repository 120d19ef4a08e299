import LocalAPI
import StationCore
import Terminal

extension MenuFrame {
  /// Too low for a bar of keys: the end of the visit becomes a tile among the services.
  private var isCompact: Bool { size.rows < 8 }

  /// That the check-in is recorded, the services with their digits, and the keys.
  mutating func drawVisit(_ visit: OpenVisit, _ state: MenuState) {
    if isCompact { drawCompact(visit, state) } else { drawWhole(visit, state) }
  }

  private mutating func drawWhole(_ visit: OpenVisit, _ state: MenuState) {
    let phrases = state.language.phrases
    let headRows = isTall ? 5 : size.rows >= 14 ? 3 : 1
    let remarkRow = isTall ? headRows + 1 : headRows
    drawHead(visit, phrases, rows: headRows)
    draw(remark(visit, state), row: remarkRow)
    let top = remarkRow + (size.rows >= 9 ? 2 : 1)
    let bottom = size.rows - keyBarRows - (isTall ? 1 : 0)
    draw(serviceTiles(visit, state), in: Area(column: 0, row: top, columns: size.columns, rows: bottom - top))
    let end = KeyLabel(key: "0", words: phrases.end, command: .back)
    let undo = visit.canUndo ? KeyLabel(key: "-", words: phrases.undo, command: .undo) : nil
    drawKeyBar([end, undo, state.languageLabel, state.helpLabel].compactMap { $0 })
  }

  private mutating func drawCompact(_ visit: OpenVisit, _ state: MenuState) {
    let phrases = state.language.phrases
    // The confirmation comes first; what is said later takes its place for as long as it lasts.
    if let remark = urgentRemark(visit, state) {
      draw(remark, row: 0)
    } else {
      band(row: 0, phrases.compactHeading(visit.view, columns: size.columns), .blackOnGreen)
    }
    let area = Area(column: 0, row: 1, columns: size.columns, rows: size.rows - 1)
    var tiles = serviceTiles(visit, state)
    if visit.canUndo, tiles.count + 2 <= 2 * area.size.rows {
      tiles.append(Tile(key: "-", words: phrases.undo, mark: "", state: .open, command: .undo))
    }
    tiles.append(Tile(key: "0", words: phrases.end, mark: "", state: .open, command: .back))
    draw(tiles, in: area)
  }

  private mutating func drawHead(_ visit: OpenVisit, _ phrases: any Phrases, rows: Int) {
    let welcome = phrases.welcome(visit.view)
    guard let check = BlockText("v"), rows >= check.rows else {
      band(row: 0, rows: rows, "OK \(phrases.checkedIn)  \(welcome)", .blackOnGreen)
      return
    }
    fill(row: 0, rows: rows, .blackOnGreen)
    let words = "\(phrases.checkedIn)   \(welcome)"
    let left = max(1, (size.columns - check.columns - 4 - columns(of: words)) / 2)
    draw(check, column: left, row: (rows - check.rows) / 2, .whiteOnBlack)
    put(words, column: left + check.columns + 4, row: rows / 2, .blackOnGreen)
  }

  /// What must be read now: the end is near, or an answer to the last key.
  private func urgentRemark(_ visit: OpenVisit, _ state: MenuState) -> Remark? {
    if let seconds = visit.secondsOfWarning(at: state.time.steady) {
      return .attention(state.language.phrases.endsSoon(seconds: seconds))
    }
    return state.answer
  }

  private func remark(_ visit: OpenVisit, _ state: MenuState) -> Remark {
    let phrases = state.language.phrases
    if let urgent = urgentRemark(visit, state) { return urgent }
    if state.services.isEmpty { return .quiet(phrases.noServices) }
    if visit.view.isRepeated { return .quiet(phrases.tappedAgain) }
    if visit.view.doubt == .clock { return .quiet(phrases.codeUnchecked) }
    return .quiet(visit.view.visitor == .unknown ? phrases.unknownCard : phrases.chooseService)
  }

  private func serviceTiles(_ visit: OpenVisit, _ state: MenuState) -> [Tile] {
    let phrases = state.language.phrases
    return state.services.enumerated().map { index, service in
      let isUsed = visit.view.used.contains(service.code)
      let isAwaited = state.isAwaiting(.use(visit: visit.view.visit, service: service.code))
      return Tile(
        key: "\(index + 1)", words: service.name(in: state.language.rawValue),
        mark: isUsed ? phrases.recordedMark : isAwaited ? phrases.recordingMark : "",
        state: isUsed ? .recorded : .open, command: .choose(index + 1))
    }
  }
}
