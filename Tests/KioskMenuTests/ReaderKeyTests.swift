import KioskMenu
import LocalAPI
import StationCore
import Terminal
import Testing

/// Keys pressed on a reader's own keypad.
struct ReaderKeyTests {
  @Test func aDigitChoosesAsOnTheMenusOwnKeypad() {
    var menu = MenuDriver()
    menu.send(.notification(.visit(Samples.visit())))
    var other = menu
    menu.send(.notification(.keys("1")))
    other.press(.character("1"))
    #expect(menu.effects == other.effects)
    #expect(menu.request?.request == other.request?.request)
    #expect(menu.request != nil)
  }

  @Test func severalKeysAtOnceAreAllTaken() {
    var menu = MenuDriver()
    menu.send(.notification(.visit(Samples.visit())))
    menu.send(.notification(.keys("12")))
    #expect(menu.effects.count == 2)
  }

  @Test func theSameKeyTwiceAtOnceIsNoBounce() {
    var menu = MenuDriver()
    let before = menu.state.language
    menu.send(.notification(.keys("**")))
    #expect(menu.state.language == before)
    menu.send(.notification(.keys("*")))
    #expect(menu.state.language != before)
  }

  @Test func hashShowsTheHelpAndZeroLeavesIt() {
    var menu = MenuDriver()
    menu.send(.notification(.keys("#")))
    guard case .help = menu.state.screen else {
      Issue.record("no help: \(menu.state.screen)")
      return
    }
    menu.send(.notification(.keys("0")))
    #expect(menu.state.screen == .idle)
  }

  @Test func whatIsNoKeyOfAKeypadDoesNothing() {
    var menu = MenuDriver(isPractice: true)
    let before = menu.state
    menu.send(.notification(.keys("q+l\u{1B}")))
    #expect(menu.effects == [])
    #expect(menu.state.screen == before.screen && menu.state.language == before.language)
  }

  @Test func whileTheDaemonIsAwayKeysDoNothing() {
    var menu = MenuDriver(away: Size(columns: 32, rows: 9))
    menu.send(.notification(.keys("1#")))
    #expect(menu.state.screen == .away)
  }
}
