import LocalAPI
import Terminal

extension MenuFrame {
  /// One calm sentence while the daemon is away; it goes by itself.
  mutating func drawAway(_ state: MenuState) {
    let phrases = state.language.phrases
    drawHeading(state)
    let practice = state.isPractice ? 1 : 0
    let rows = size.rows - heights.heading - practice
    draw(.wait, [phrases.away, phrases.awayAdvice], row: heights.heading, rows: rows, .blackOnYellow)
    if state.isPractice { band(row: size.rows - 1, phrases.practice, .cyanOnBlack) }
  }

  /// A tap that could not be recorded.
  mutating func drawTapFailed(_ state: MenuState) {
    let phrases = state.language.phrases
    drawNobodyIn(.cardAgain, .bad(phrases.tapFailed), phrases.tapFailedAdvice, state)
  }

  /// A member code that checks nobody in, and what to do: nothing is wrong with the person.
  mutating func drawCodeRefused(_ refusal: CodeRefusal, _ state: MenuState) {
    let phrases = state.language.phrases
    drawNobodyIn(.code, .attention(refusal.reason.words(phrases)), refusal.advice.words(phrases), state)
  }

  private mutating func drawNobodyIn(_ sign: Sign, _ remark: Remark, _ advice: String, _ state: MenuState) {
    let phrases = state.language.phrases
    drawHeading(state)
    let rows = size.rows - heights.heading - heights.bar
    draw(sign, [remark.text, advice], row: heights.heading, rows: rows, remark.colours)
    let noCard = KeyLabel(key: "#", words: phrases.noCard, command: .more)
    let back = KeyLabel(key: "0", words: phrases.back, command: .back)
    drawKeyBar([back, noCard, state.languageLabel].compactMap { $0 })
  }
}
