import KioskMenu
import LocalAPI
import Terminal
import Testing

/// The daemon comes, goes and comes again.
@Suite struct DaemonAwayTests {
  @Test func theMenuReachesForTheDaemonAtOnceAndEveryHalfSecond() {
    var menu = MenuDriver(away: Size(columns: 32, rows: 9))
    menu.send(.tick)
    #expect(menu.effects == [.connect])
    menu.send(.disconnected)
    #expect(menu.effects.isEmpty)
    #expect(menu.state.deadline == menu.now + MenuTiming.reconnect)
    menu.wait(MenuTiming.reconnect - 1)
    #expect(menu.effects.isEmpty)
    menu.wait(1)
    #expect(menu.effects == [.connect])
    menu.send(.connected)
    #expect(menu.effects == [.send(.subscribe, token: 1)])
    #expect(menu.text.contains("请稍等"))
    menu.send(.notification(.station(Samples.station())))
    #expect(menu.text.contains("请刷卡"))
  }

  @Test func whileTheDaemonIsAwayNothingIsOfferedAndNothingAsked() {
    var menu = MenuDriver()
    menu.send(.notification(.visit(Samples.visit())))
    menu.send(.disconnected)
    #expect(menu.text.contains("机器正在准备，先别刷卡"))
    #expect(!menu.text.contains("王师傅"))
    for key in "0123456789+-#" {
      if let scalar = key.unicodeScalars.first { menu.press(.character(scalar)) }
      #expect(!menu.effects.contains { if case .send = $0 { true } else { false } })
    }
    #expect(menu.state.screen == .away)
    menu.send(.connected)
    menu.send(.notification(.station(Samples.station())))
    #expect(menu.state.screen == .idle)
  }

  @Test func aDaemonThatDoesNotAnswerIsLeftAndReachedAgain() {
    var menu = MenuDriver()
    menu.press(.character("+"))
    menu.wait(MenuTiming.answer - 1)
    #expect(menu.effects.isEmpty)
    menu.wait(1)
    #expect(menu.effects == [.disconnect])
    #expect(menu.state.screen == .away)
    menu.wait(MenuTiming.reconnect)
    #expect(menu.effects == [.connect])
  }

  @Test func aLateAnswerOfAFormerConnectionIsNobodys() {
    var menu = MenuDriver()
    menu.press(.character("+"))
    let token = menu.request?.token ?? 0
    menu.send(.disconnected)
    menu.send(.connected)
    menu.send(.notification(.station(Samples.station())))
    menu.send(.reply(token: token, .success(.visit(Samples.visit()))))
    #expect(menu.state.screen == .idle)
  }

  @Test func atTheStartTheMenuWakesOnlyForTheClock() {
    var menu = MenuDriver()
    menu.wait(20_000)
    #expect(menu.state.deadline == menu.now + 40_000)
    #expect(menu.text.contains("08:05"))
    menu.wait(40_000)
    #expect(menu.text.contains("08:06"))
    #expect(menu.state.deadline == menu.now + 60_000)
  }

  @Test func aVisitWakesTheMenuOnceASecondOnlyWhileItWarns() throws {
    var menu = MenuDriver()
    menu.send(.notification(.visit(Samples.visit())))
    #expect(menu.state.deadline == menu.now + MenuTiming.visit - MenuTiming.warning)
    menu.wait(MenuTiming.visit - MenuTiming.warning)
    for _ in 0..<20 {
      let deadline = try #require(menu.state.deadline)
      #expect(deadline == menu.now + 1_000)
      menu.wait(1_000)
    }
    #expect(menu.state.screen == .idle)
  }
}
