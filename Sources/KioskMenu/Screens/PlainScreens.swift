import LocalAPI
import Terminal

extension MenuFrame {
  /// One calm sentence while the daemon is away; it goes by itself.
  mutating func drawAway(_ state: MenuState) {
    let phrases = state.language.phrases
    drawHeading(state, rows: isTall ? 3 : 1)
    let middle = size.rows / 2
    let height = isTall ? 5 : size.rows >= 9 ? 3 : 1
    let top = max(0, middle - height)
    band(row: top, rows: height, phrases.away, .blackOnYellow)
    band(row: top + height + 1, phrases.awayAdvice, .whiteOnBlack)
    if state.isPractice { band(row: size.rows - 1, phrases.practice, .cyanOnBlack) }
  }

  /// A tap that could not be recorded.
  mutating func drawTapFailed(_ state: MenuState) {
    let phrases = state.language.phrases
    drawNobodyIn(.bad(phrases.tapFailed), phrases.tapFailedAdvice, state)
  }

  /// A member code that checks nobody in, and what to do: nothing is wrong with the person.
  mutating func drawCodeRefused(_ refusal: CodeRefusal, _ state: MenuState) {
    let phrases = state.language.phrases
    let (words, advice) =
      switch refusal {
      case .expired: (phrases.codeExpired, phrases.codeAgainAdvice)
      case .used: (phrases.codeUsed, phrases.codeAgainAdvice)
      case .unreadable: (phrases.codeUnreadable, phrases.codeOrNoCardAdvice)
      case .notHere: (phrases.codeNotHere, phrases.codeOrNoCardAdvice)
      }
    drawNobodyIn(.attention(words), advice, state)
  }

  private mutating func drawNobodyIn(_ remark: Remark, _ advice: String, _ state: MenuState) {
    let phrases = state.language.phrases
    drawHeading(state, rows: isTall ? 3 : 1)
    let height = isTall ? 5 : size.rows >= 9 ? 3 : 1
    let top = max(1, size.rows / 2 - height)
    draw(remark, row: top, rows: height)
    band(row: top + height + 1, advice, .whiteOnBlack)
    let noCard = KeyLabel(key: "+", words: phrases.noCard, command: .here)
    let back = KeyLabel(key: "0", words: phrases.back, command: .back)
    drawKeyBar([back, noCard, state.languageLabel].compactMap { $0 })
  }

  /// What each key means; each line answers to touch as its key.
  mutating func drawHelp(over visit: OpenVisit?, _ state: MenuState) {
    let phrases = state.language.phrases
    var lines = [
      KeyLabel(key: "+", words: phrases.helpNoCard, command: .here),
      KeyLabel(key: "1-9", words: phrases.helpChoose, command: .help),
      KeyLabel(key: "-", words: phrases.helpUndo, command: .undo),
      KeyLabel(key: "0", words: phrases.helpBack, command: .back),
    ]
    if state.languageLabel != nil { lines.append(KeyLabel(key: "*", words: phrases.helpLanguage, command: .language)) }
    let step = size.rows >= 2 * (lines.count + 1) + 2 ? 2 : 1
    let height = step * (lines.count + 1)
    let top = max(0, (size.rows - height) / 2)
    let titleRows = isTall ? 3 : 1
    band(row: 0, rows: titleRows, phrases.helpTap, .whiteOnBlue)
    let key = 3
    let width = key + 2 + (lines.map { columns(of: $0.words) }.max() ?? 0)
    let left = max(0, (size.columns - width) / 2)
    for (index, line) in lines.enumerated() {
      let row = max(titleRows, top + step) + index * step
      put(line.key, column: left + key - columns(of: line.key), row: row, .yellowOnBlack)
      put(line.words, column: left + key + 1, row: row, .whiteOnBlack)
      target(Area(column: 0, row: row, columns: size.columns, rows: step), line.command)
    }
  }
}
