import KioskMenu
import LocalAPI
import StationCore
import Terminal
import Testing

/// What people do, key by key.
@Suite struct FlowTests {
  private let hotWater = ServiceCode(rawValue: "hot-water")
  private let charging = ServiceCode(rawValue: "charging")

  private func menuInVisit(_ view: VisitView = Samples.visit()) -> MenuDriver {
    var menu = MenuDriver()
    menu.send(.notification(.visit(view)))
    return menu
  }

  @Test func aVisitWithTwoServicesTakesThreeKeys() {
    var menu = menuInVisit()
    menu.press(.character("1"))
    #expect(menu.request?.request == hotWater.map { .use(visit: 7, service: $0) })
    menu.answer(.success(.visit(Samples.visit(used: ["hot-water"]))))
    #expect(menu.text.contains("喝热水 已记下"))
    menu.press(.character("4"))
    #expect(menu.request?.request == charging.map { .use(visit: 7, service: $0) })
    menu.answer(.success(.visit(Samples.visit(used: ["hot-water", "charging"]))))
    #expect(menu.text.contains("手机充电 已记下"))
    menu.press(.character("0"))
    #expect(menu.state.screen == .idle)
    #expect(!menu.text.contains("王师傅"))
  }

  @Test func aGuestWithOneServiceTakesThreeKeys() {
    var menu = MenuDriver()
    menu.press(.character("+"))
    #expect(menu.request?.request == .guest)
    #expect(menu.state.screen == .idle, "nothing is shown before it is recorded")
    menu.answer(.success(.visit(Samples.visit(8, .guest))))
    #expect(menu.text.contains("欢迎您"))
    menu.press(.character("3"))
    menu.answer(.success(.visit(Samples.visit(8, .guest, used: ["rest"]))))
    menu.press(.escape)
    #expect(menu.state.screen == .idle)
  }

  @Test func successIsShownOnlyWhenTheDaemonSaysSo() {
    var menu = menuInVisit()
    menu.press(.character("1"))
    #expect(!menu.text.contains("已记"))
    #expect(menu.text.contains("..."))
    menu.answer(.failure(.ledger("disk full")))
    #expect(menu.text.contains("没有记上，请再按一次"))
    #expect(!menu.text.contains("已记"))
  }

  @Test func theLastPressIsTakenBackByOneKey() {
    var menu = menuInVisit(Samples.visit(used: ["hot-water", "charging"]))
    menu.press(.character("-"))
    #expect(menu.request?.request == .undo(visit: 7))
    menu.answer(.success(.undone(Samples.visit(used: ["hot-water"]))))
    #expect(menu.text.contains("手机充电 已撤销"))
    #expect(menu.state.screen != .idle)
  }

  @Test func aGuestsCheckInCanBeTakenBack() {
    var menu = menuInVisit(Samples.visit(8, .guest))
    menu.press(.backspace)
    menu.answer(.success(.undone(nil)))
    #expect(menu.state.screen == .idle)
    #expect(menu.text.contains("签到已撤销"))
  }

  @Test func aMemberWithoutAServiceHasNothingToTakeBack() {
    var menu = menuInVisit()
    menu.press(.character("-"))
    #expect(menu.effects.isEmpty)
    #expect(menu.text.contains("没有可以撤销的"))
  }

  @Test func theSameServiceIsNotRecordedTwice() {
    var menu = menuInVisit(Samples.visit(used: ["hot-water"]))
    menu.press(.character("1"))
    #expect(menu.effects.isEmpty)
    #expect(menu.text.contains("喝热水 记过了"))
  }

  @Test func aServiceThatIsBeingRecordedIsNotAskedForAgain() {
    var menu = menuInVisit()
    menu.press(.character("1"))
    menu.press(.character("1"))
    #expect(menu.effects.isEmpty)
    #expect(menu.text.contains("正在记，请稍等"))
  }

  @Test func aNewTapEndsTheFormerVisitAndShowsNothingOfIt() {
    var menu = menuInVisit(Samples.visit(used: ["hot-water"]))
    menu.press(.character("*"))
    menu.press(.character("4"))
    let token = menu.request?.token
    menu.send(.notification(.visit(Samples.visit(9, .member, greeting: "李师傅"))))
    #expect(menu.text.contains("李师傅，您好"))
    if let token { menu.send(.reply(token: token, .success(.visit(Samples.visit(used: ["charging"]))))) }
    #expect(menu.text.contains("李师傅，您好"))
    #expect(!menu.text.contains("已记"))
    #expect(!menu.text.contains("王师傅"))
  }

  @Test func aRepeatedTapKeepsTheVisitAndItsLanguage() {
    var menu = menuInVisit(Samples.visit(used: ["hot-water"]))
    menu.press(.character("*"))
    menu.send(.notification(.visit(Samples.visit(isRepeated: true, used: ["hot-water"]))))
    #expect(menu.text.contains("Back again: choose"))
  }

  @Test func theLanguageChosenBeforeTheTapStaysForTheVisitAndNoLonger() {
    var menu = MenuDriver()
    menu.press(.character("*"))
    menu.send(.notification(.visit(Samples.visit())))
    #expect(menu.text.contains("Hello, 王师傅"))
    menu.press(.character("0"))
    #expect(menu.text.contains("请刷卡"))
  }

  @Test func aLanguageChosenByNobodyGoesBackByItself() {
    var menu = MenuDriver()
    menu.press(.character("/"))
    #expect(menu.state.language == .english)
    menu.wait(MenuTiming.visit)
    #expect(menu.state.language == .simplifiedChinese)
  }

  @Test func aVisitWarnsBeforeItEndsAndOneKeyExtendsIt() {
    var menu = menuInVisit()
    menu.wait(MenuTiming.visit - MenuTiming.warning - 1)
    #expect(!menu.text.contains("还有"))
    menu.wait(1)
    #expect(menu.text.contains("还有20秒，按 # 继续"))
    menu.wait(MenuTiming.warning - 1)
    #expect(menu.text.contains("还有1秒"))
    menu.press(.enter)
    #expect(menu.state.screen == .idle, "half a second too late")
    #expect(menu.text.contains("时间到了，请再刷卡"))
    #expect(menu.effects.isEmpty, "nobody is checked in by a key that came too late")
    menu.wait(MenuTiming.tooLate)
    menu.press(.enter)
    #expect(menu.request?.request == .guest)

    menu = menuInVisit()
    menu.wait(MenuTiming.visit - 1_000)
    menu.press(.enter)
    menu.wait(MenuTiming.visit - MenuTiming.warning - 1)
    #expect(!menu.text.contains("还有"))
  }

  @Test func aVisitLastsAsLongAsTheStationSays() {
    var station = Samples.station()
    station.visitSeconds = 90
    var menu = MenuDriver(station: station)
    menu.send(.notification(.visit(Samples.visit())))
    menu.wait(90_000 - MenuTiming.warning - 1)
    #expect(!menu.text.contains("还有"))
    menu.wait(1)
    #expect(menu.text.contains("还有20秒"))
  }

  @Test func anImportantNoticeIsShownBeforeAnyOtherAndANormalOneWhereThereIsRoom() throws {
    let notice = { (text: String, importance: ProgrammeNotice.Importance) throws in
      NoticeView(
        ProgrammeNotice(
          id: try #require(ProgrammeID(rawValue: "a")), texts: ["zh-Hans": text, "en": "Closed"], importance: importance
        ))
    }
    var station = Samples.station()
    station.notices = [try notice("明天休息", .normal)]
    #expect(MenuDriver(station: station).text.contains("明天休息"))
    station.isClockTrusted = false
    #expect(!MenuDriver(station: station).text.contains("明天休息"))
    station.notices = [try notice("现在停水", .important)]
    var menu = MenuDriver(station: station)
    #expect(menu.text.contains("! 现在停水"))
    menu.press(.character("*"))
    #expect(menu.text.contains("! Closed"))
    station.lostReaders = ["counter"]
    #expect(!MenuDriver(station: station).text.contains("现在停水"))
  }

  @Test func aNoticeThatIsTooLongForOneLineIsShownLineByLine() throws {
    var station = Samples.station()
    let text = "明天上午八点到下午三点这条街停水，请大家自己带水来，站里照常开门，可以休息和充电"
    station.notices = [
      NoticeView(
        ProgrammeNotice(
          id: try #require(ProgrammeID(rawValue: "a")), texts: ["zh-Hans": text], importance: .important))
    ]
    for size in Samples.sizes {
      var menu = MenuDriver(size, station: station)
      var seen = ""
      for _ in 0..<8 {
        let line = menu.text.split(separator: "\n").first { $0.contains("! ") } ?? ""
        let words = line.drop { $0 != "!" }.dropFirst(2).trimming { $0 == " " }
        if !seen.contains(words) { seen += words }
        let deadline = try #require(menu.state.deadline)
        menu.wait(min(deadline - menu.now, MenuTiming.noticeLine))
      }
      #expect(seen.count == text.count && (seen + seen).contains(text), "\(seen) at \(size)")
    }
  }

  @Test func wrongKeysAreAnswered() {
    var menu = MenuDriver()
    for (key, answer) in [
      (Key.character("5"), "请先刷卡"), (.character("x"), "这个键没有用"), (.character("0"), "已经在首页"),
      (.character("-"), "没有可以撤销的"), (.function(1), "这个键没有用"), (.control("c"), "这个键没有用"), (.character("q"), "这个键没有用"),
    ] {
      menu.press(key)
      #expect(menu.text.contains(answer))
      #expect(menu.effects.isEmpty)
    }
    menu.wait(MenuTiming.notice)
    #expect(!menu.text.contains("这个键没有用"))
    menu = MenuDriver(station: Samples.station(languages: ["zh-Hans"]))
    menu.press(.character("*"))
    #expect(menu.text.contains("这个键没有用"), "there is no other language")
    menu = MenuDriver(station: Samples.station(services: Array(Programme.builtIn.services.prefix(3))))
    menu.send(.notification(.visit(Samples.visit())))
    menu.press(.character("7"))
    #expect(menu.text.contains("请按 1-3"))
  }

  @Test func aBouncingOrHeldKeyCountsOnce() {
    var menu = MenuDriver()
    menu.press(.character("+"))
    menu.answer(.success(.visit(Samples.visit(8, .guest))))
    menu.press(.character("-"))
    menu.answer(.success(.undone(nil)))
    for _ in 0..<50 {
      menu.now += 30
      menu.send(.key(.character("-")))
      #expect(menu.effects.isEmpty)
    }
    #expect(menu.text.contains("签到已撤销"))
  }

  @Test func aFailedTapIsSaidAndTheNextOneWorks() {
    var menu = menuInVisit()
    menu.send(.notification(.tapFailed(problem: "disk full")))
    #expect(menu.text.contains("没有记上"))
    #expect(!menu.text.contains("王师傅"))
    menu.send(.notification(.visit(Samples.visit(10))))
    #expect(menu.text.contains("已签到"))
    menu.send(.notification(.tapFailed(problem: "disk full")))
    menu.wait(MenuTiming.tapFailed)
    #expect(menu.state.screen == .idle)
  }

  @Test("A refused code is said, and a guest or the next code checks in", arguments: CodeRefusal.allCases)
  func refusedCode(refusal: CodeRefusal) {
    var menu = menuInVisit()
    menu.send(.notification(.codeRefused(refusal)))
    #expect(menu.text.contains("码"))
    #expect(!menu.text.contains("王师傅"), "whoever was here before has gone")
    menu.press(.character("+"))
    #expect(menu.request?.request == .guest)
    menu.answer(.success(.visit(Samples.visit(10, .guest))))
    #expect(menu.text.contains("欢迎您"))
    menu.send(.notification(.codeRefused(refusal)))
    menu.send(.notification(.visit(Samples.visit(11))))
    #expect(menu.text.contains("已签到"))
    menu.send(.notification(.codeRefused(refusal)))
    menu.wait(MenuTiming.codeRefused)
    #expect(menu.state.screen == .idle)
  }

  @Test func theHelpGoesBackToTheVisit() {
    var menu = menuInVisit()
    menu.press(.character("#"))
    #expect(menu.text.contains("9 看书看报"), "first the other services")
    menu.press(.character("#"))
    #expect(menu.text.contains("换语言"))
    menu.press(.character("0"))
    #expect(menu.text.contains("1 喝热水"), "back is at the first ones")
    menu.press(.character("."))
    menu.press(.character("#"))
    #expect(menu.text.contains("换语言"))
    menu.press(.character("."))
    #expect(menu.text.contains("1 喝热水"), "and then the first ones again")
  }

  @Test func practiceTapsSampleCardsAndCanBeLeft() {
    var menu = MenuDriver(isPractice: true)
    menu.press(.function(3))
    #expect(menu.effects == [.tapSampleCard(3)])
    menu.send(.sampleCardFailed)
    #expect(menu.text.contains("样卡没刷上"))
    menu.press(.character("q"))
    #expect(menu.effects == [.leave])
    menu.press(.control("c"))
    #expect(menu.effects == [.leave])
  }

  @Test("Touching what stands on the screen does what its key does", arguments: Samples.sizes.prefix(3))
  func touch(size: Size) throws {
    var menu = MenuDriver(size)
    menu.send(.notification(.visit(Samples.visit())))
    for (index, service) in Programme.builtIn.services.enumerated() {
      menu.answer(.success(.visit(Samples.visit())))
      while position(of: "\(index + 1) ", in: menu) == nil {
        menu.now += 800
        menu.send(.touch(try #require(position(of: "# 更多", in: menu))))
      }
      let place = try #require(position(of: "\(index + 1) ", in: menu))
      menu.now += 500
      menu.send(.touch(place))
      #expect(menu.request?.request == .use(visit: 7, service: service.code))
    }
    menu.now += 500
    menu.send(.touch(try #require(position(of: "0 结束", in: menu))))
    #expect(menu.state.screen == .idle)
    menu.now += 500
    menu.send(.touch(Position(column: 0, row: size.rows + 3)))
    menu.send(.touch(try #require(position(of: "# 没带卡", in: menu))))
    menu.now += 500
    menu.send(.touch(try #require(position(of: "1 没带卡", in: menu))))
    #expect(menu.request?.request == .guest)
  }

  private func position(of text: String, in menu: MenuDriver) -> Position? {
    let grid = render(menu.state, size: menu.state.size)
    for row in 0..<grid.size.rows {
      for column in 0..<grid.size.columns {
        let rest = (column..<grid.size.columns).compactMap { grid[Position(column: $0, row: row)]?.text }.joined()
        if rest.hasPrefix(text) { return Position(column: column, row: row) }
      }
    }
    return nil
  }
}

extension Substring {
  fileprivate func trimming(_ isTrimmed: (Character) -> Bool) -> Substring {
    var rest = drop(while: isTrimmed)
    while let last = rest.last, isTrimmed(last) { rest = rest.dropLast() }
    return rest
  }
}
