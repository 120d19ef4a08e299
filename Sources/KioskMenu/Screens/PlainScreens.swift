import LocalAPI
import Terminal

extension MenuFrame {
  /// One calm sentence while the daemon is away; it goes by itself.
  mutating func drawAway(_ state: MenuState) {
    let phrases = state.language.phrases
    drawHeading(state)
    let middle = size.rows / 2
    let height = heights.sentence
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
    drawHeading(state)
    let height = heights.sentence
    let top = max(1, (size.rows - heights.bar) / 2 - height)
    draw(remark, row: top, rows: height)
    band(row: top + height + 1, advice, .whiteOnBlack)
    let noCard = KeyLabel(key: "#", words: phrases.noCard, command: .more)
    let back = KeyLabel(key: "0", words: phrases.back, command: .back)
    drawKeyBar([back, noCard, state.languageLabel].compactMap { $0 })
  }
}
