import KioskMenu
import LocalAPI
import StationCore
import Terminal
import Testing

/// Every screen at every size and in both languages, as it is kept in `Snapshots/`.
@Suite struct ScreenTests {
  struct Scene: Sendable, CustomTestStringConvertible {
    let name: String
    let make: @Sendable (Size, [String]) -> MenuDriver

    var testDescription: String { name }
  }

  static let scenes: [Scene] = [
    Scene(name: "away") { MenuDriver(away: $0, languages: $1) },
    Scene(name: "away-again") { size, languages in
      var menu = MenuDriver(size, station: Samples.station(languages: languages))
      menu.send(.disconnected)
      return menu
    },
    Scene(name: "idle") { MenuDriver($0, station: Samples.station(languages: $1)) },
    Scene(name: "idle-practice") { MenuDriver($0, station: Samples.station(languages: $1), isPractice: true) },
    Scene(name: "idle-reader-lost") {
      MenuDriver($0, station: Samples.station(languages: $1, lostReaders: ["counter"], canTap: false))
    },
    Scene(name: "idle-one-reader-lost") {
      MenuDriver($0, station: Samples.station(languages: $1, lostReaders: ["counter"]))
    },
    Scene(name: "idle-disk-low") {
      MenuDriver($0, station: Samples.station(languages: $1, concerns: [.diskLow]))
    },
    Scene(name: "idle-ledger-damaged") {
      MenuDriver($0, station: Samples.station(languages: $1, concerns: [.ledgerSetAside, .diskLow]))
    },
    Scene(name: "idle-quiet-remarks") {
      MenuDriver($0, station: Samples.station(languages: $1, isClockTrusted: false, district: .unreachable, unsent: 34))
    },
    Scene(name: "idle-wrong-key") { visitless($0, $1) { $0.press(.character("5")) } },
    Scene(name: "tap-failed") { visitless($0, $1) { $0.send(.notification(.tapFailed(problem: "disk full"))) } },
    Scene(name: "code-expired") { visitless($0, $1) { $0.send(.notification(.codeRefused(.expired))) } },
    Scene(name: "code-used") { visitless($0, $1) { $0.send(.notification(.codeRefused(.used))) } },
    Scene(name: "code-unreadable") { visitless($0, $1) { $0.send(.notification(.codeRefused(.unreadable))) } },
    Scene(name: "code-not-here") { visitless($0, $1) { $0.send(.notification(.codeRefused(.notHere))) } },
    Scene(name: "help") { visitless($0, $1) { $0.press(.character("#")) } },
    Scene(name: "help-with-voice") { size, languages in
      var menu = MenuDriver(size, station: Samples.station(languages: languages), voice: VoiceSettings())
      menu.press(.character("#"))
      return menu
    },
    Scene(name: "visit-help-with-voice") { size, languages in
      var menu = MenuDriver(size, station: Samples.station(languages: languages), voice: VoiceSettings())
      menu.send(.notification(.visit(Samples.visit(used: ["hot-water"]))))
      for _ in 0..<3 where menu.state.help == nil { menu.press(.character("#")) }
      return menu
    },
    Scene(name: "visit-louder") { size, languages in
      var menu = MenuDriver(size, station: Samples.station(languages: languages), voice: VoiceSettings())
      menu.send(.notification(.visit(Samples.visit(used: ["hot-water"]))))
      for _ in 0..<3 where menu.state.help == nil { menu.press(.character("#")) }
      menu.press(.character("3"))
      return menu
    },
    Scene(name: "help-wrong-key") {
      visitless($0, $1) { $0.press(.character("#"), .character("7")) }
    },
    Scene(name: "visit-help") {
      visit($0, $1, Samples.visit(used: ["hot-water"])) {
        for _ in 0..<3 where $0.state.help == nil { $0.press(.character("#")) }
      }
    },
    Scene(name: "visit-second-page") { visit($0, $1, Samples.visit()) { $0.press(.character("#")) } },
    Scene(name: "visit-kept-here") { size, languages in
      var menu = MenuDriver(
        size, station: Samples.station(languages: languages, district: .unreachable, unsent: 34))
      menu.send(.notification(.visit(Samples.visit(used: ["books"]))))
      return menu
    },
    Scene(name: "visit-long-service-names") { size, languages in
      var menu = MenuDriver(
        size, station: Samples.station(languages: languages, services: Samples.longNamedServices))
      menu.send(.notification(.visit(Samples.visit())))
      return menu
    },
    Scene(name: "visit-member") { visit($0, $1, Samples.visit()) },
    Scene(name: "visit-without-name") { visit($0, $1, Samples.visit(greeting: nil)) },
    Scene(name: "visit-unknown-card") { visit($0, $1, Samples.visit(7, .unknown)) },
    Scene(name: "visit-guest") { visit($0, $1, Samples.visit(7, .guest)) },
    Scene(name: "visit-repeated") { visit($0, $1, Samples.visit(isRepeated: true, used: ["rest"])) },
    Scene(name: "visit-code-unchecked") { visit($0, $1, Samples.visit(doubt: .clock)) },
    Scene(name: "visit-recording") { visit($0, $1, Samples.visit()) { $0.press(.character("4")) } },
    Scene(name: "visit-recorded") {
      visit($0, $1, Samples.visit(used: ["hot-water"])) {
        $0.press(.character("4"))
        $0.answer(.success(.visit(Samples.visit(used: ["hot-water", "charging"]))))
      }
    },
    Scene(name: "visit-not-recorded") {
      visit($0, $1, Samples.visit()) {
        $0.press(.character("4"))
        $0.answer(.failure(.ledger("disk full")))
      }
    },
    Scene(name: "visit-ends-soon") {
      visit($0, $1, Samples.visit()) { $0.wait(MenuTiming.visit - MenuTiming.warning + 1_500) }
    },
    Scene(name: "visit-long-name") { visit($0, $1, Samples.visit(greeting: String(repeating: "阿", count: 200))) },
    Scene(name: "visit-hostile-name") { visit($0, $1, Samples.visit(greeting: "\u{1B}[2J\u{202E}𠮷㛃e\u{301}\n")) },
    Scene(name: "visit-four-services") { size, languages in
      var menu = MenuDriver(
        size, station: Samples.station(languages: languages, services: Array(Programme.builtIn.services.prefix(4))))
      menu.send(.notification(.visit(Samples.visit())))
      return menu
    },
    Scene(name: "visit-no-services") { size, languages in
      var menu = MenuDriver(size, station: Samples.station(languages: languages, services: []))
      menu.send(.notification(.visit(Samples.visit())))
      return menu
    },
  ]

  @Test("Each screen looks as it is kept", arguments: scenes)
  func looks(scene: Scene) {
    for (tag, languages) in [("zh", ["zh-Hans", "en"]), ("en", ["en", "zh-Hans"])] {
      for size in Samples.sizes {
        let grid = render(scene.make(size, languages).state, size: size)
        assertSnapshot(grid, "\(scene.name).\(tag).\(size.columns)x\(size.rows)")
      }
    }
  }

  @Test("No size, however small or strange, is drawn outside", arguments: scenes)
  func anySize(scene: Scene) {
    for rows in [0, 1, 2, 3, 4, 5, 7, 8, 13, 14, 19, 20, 26] {
      for columns in [0, 1, 2, 3, 9, 21, 33, 81] {
        let size = Size(columns: columns, rows: rows)
        let grid = render(scene.make(size, ["zh-Hans", "en"]).state, size: size)
        #expect(grid.size == size)
        for row in 0..<rows { #expect(Terminal.columns(of: grid.text(row: row)) == columns) }
      }
    }
  }

  private static func visitless(
    _ size: Size, _ languages: [String], _ act: (inout MenuDriver) -> Void
  ) -> MenuDriver {
    var menu = MenuDriver(size, station: Samples.station(languages: languages))
    act(&menu)
    return menu
  }

  private static func visit(
    _ size: Size, _ languages: [String], _ view: VisitView, _ act: (inout MenuDriver) -> Void = { _ in }
  ) -> MenuDriver {
    visitless(size, languages) {
      $0.send(.notification(.visit(view)))
      act(&$0)
    }
  }
}
