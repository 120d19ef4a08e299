import LocalAPI
import StationCore
import Terminal

extension MenuFrame {
  /// That the check-in is recorded, the services with their digits, and the keys.
  mutating func drawVisit(_ visit: OpenVisit, _ state: MenuState) {
    let phrases = state.language.phrases
    let layout = VisitLayout(state, size: size)
    if layout.remarkRow == 0, let remark = urgentRemark(visit, state) {
      // The confirmation came first; what is said later takes its place for as long as it lasts.
      draw(remark, row: 0)
    } else {
      drawHead(visit, phrases, rows: layout.headRows)
    }
    if layout.remarkRow > 0 { draw(remark(visit, state), row: layout.remarkRow) }
    let tiles = tiles(visit, layout, state)
    for (index, tile) in tiles.enumerated() { draw(tile, in: layout.tiles.area(index), layout.tiles.look(index)) }
    drawKeys(visit, layout, state)
  }

  private mutating func drawKeys(_ visit: OpenVisit, _ layout: VisitLayout, _ state: MenuState) {
    let phrases = state.language.phrases
    let end = KeyLabel(key: "0", words: phrases.end, command: .back)
    let more = state.moreLabel(isLastPage: layout.pages.isLast(visit.page))
    let undo = visit.canUndo ? KeyLabel(key: "-", words: phrases.undo, command: .undo) : nil
    if layout.bar.row == 0 {
      // The labels stand below the confirmation, and a finger on either of the two rows means them.
      let words = Area(column: 0, row: 1, columns: size.columns, rows: min(1, size.rows - 1))
      drawKeys([end, more], shownIn: words, touchedIn: layout.bar, .plain)
    } else {
      drawKeyBar([end, layout.hasMoreTile ? nil : more, undo, state.languageLabel].compactMap { $0 })
    }
  }

  private mutating func drawHead(_ visit: OpenVisit, _ phrases: any Phrases, rows: Int) {
    let welcome = phrases.welcome(visit.view)
    guard let check = BlockText("v"), rows >= check.rows else {
      let long = "OK \(phrases.checkedIn)  \(welcome)"
      let words = columns(of: long) <= size.columns ? long : phrases.compactHeading(visit.view, columns: size.columns)
      band(row: 0, rows: rows, words, .blackOnGreen)
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
    if visit.view.visitor == .unknown { return .quiet(phrases.unknownCard) }
    // Once the person has chosen, the words how to choose may give way.
    if !visit.view.used.isEmpty, state.station?.isDistrictAway == true { return .quiet(phrases.keptHere) }
    return .quiet(phrases.chooseService)
  }

  /// The services of the page, and the way to the next ones.
  private func tiles(_ visit: OpenVisit, _ layout: VisitLayout, _ state: MenuState) -> [Tile] {
    let phrases = state.language.phrases
    let services = state.services
    var tiles = layout.pages.indices(on: visit.page).map { index in
      let service = services[services.startIndex + index]
      let isUsed = visit.view.used.contains(service.code)
      let isAwaited = state.isAwaiting(.use(visit: visit.view.visit, service: service.code))
      return Tile(
        key: "\(index + 1)", words: service.name(in: state.language.rawValue),
        pictogram: Pictogram(service: service.code),
        mark: isUsed ? phrases.recordedMark : isAwaited ? phrases.recordingMark : "",
        state: isUsed ? .recorded : .open, command: .choose(index + 1))
    }
    if layout.hasMoreTile {
      let isLast = layout.pages.isLast(visit.page)
      let more = state.moreLabel(isLastPage: isLast)
      tiles.append(
        Tile(
          key: more.key, words: more.words, pictogram: isLast ? .help : .more, mark: "",
          state: .open, command: more.command))
    }
    return tiles
  }
}
