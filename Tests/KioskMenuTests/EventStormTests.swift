import KioskMenu
import LocalAPI
import StationCore
import Terminal
import TestSupport
import Testing

/// Anything at all happens, in any order.
@Suite struct EventStormTests {
  @Test("No stream of events stops the menu or draws outside of it", arguments: 0..<8)
  func storm(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    var menu = MenuDriver(isPractice: seed % 2 == 0)
    for _ in 0..<1_000 {
      menu.now += [0, 1, 30, 400, 3_000, 50_000].randomElement(using: &random) ?? 0
      menu.send(event(&menu, &random))
      let size = menu.state.size
      let grid = render(menu.state, size: size)
      #expect(grid.size == size)
      for row in 0..<size.rows { #expect(columns(of: grid.text(row: row)) == size.columns) }
      if let deadline = menu.state.deadline { #expect(deadline > menu.now, "a deadline in the past never sleeps") }
    }
  }

  private func event(_ menu: inout MenuDriver, _ random: inout SeededGenerator) -> MenuEvent {
    let token = Int.random(in: 1...max(1, menu.request?.token ?? 1), using: &random)
    switch Int.random(in: 0..<14, using: &random) {
    case 0: return .tick
    case 1:
      return .resized(Size(columns: .random(in: 0...120, using: &random), rows: .random(in: 0...30, using: &random)))
    case 2...5: return .key(key(&random))
    case 6:
      return .touch(Position(column: .random(in: -1...130, using: &random), row: .random(in: -1...31, using: &random)))
    case 7: return .connected
    case 8: return Int.random(in: 0..<5, using: &random) == 0 ? .disconnected : .tick
    case 9: return .notification(.station(station(&random)))
    case 10: return .notification(.visit(visit(&random)))
    case 11:
      let refusal = CodeRefusal.allCases.randomElement(using: &random) ?? .used
      return .notification(Bool.random(using: &random) ? .tapFailed(problem: "\u{1B}[2J") : .codeRefused(refusal))
    case 12: return .reply(token: token, .success(reply(&random)))
    default:
      let problems: [Problem] = [.noSuchVisit, .noSuchService, .nothingToUndo, .ledger("x"), .malformed("y")]
      return .reply(token: token, .failure(problems.randomElement(using: &random) ?? .noSuchVisit))
    }
  }

  private func key(_ random: inout SeededGenerator) -> Key {
    let scalars = "0123456789+-*/#.?lqx水".unicodeScalars
    return switch Int.random(in: 0..<6, using: &random) {
    case 0: .function(.random(in: 1...12, using: &random))
    case 1: [Key.enter, .escape, .backspace, .tab, .up, .control("c")].randomElement(using: &random) ?? .enter
    default: .character(scalars.randomElement(using: &random) ?? "0")
    }
  }

  private func station(_ random: inout SeededGenerator) -> StationView {
    var station = Samples.station(
      languages: [["zh-Hans", "en"], ["en"], [], ["xx", "en", "en"]].randomElement(using: &random) ?? [],
      services: Array(Programme.builtIn.services.shuffled(using: &random).prefix(.random(in: 0...9, using: &random))),
      isClockTrusted: Bool.random(using: &random),
      lostReaders: Bool.random(using: &random) ? ["counter"] : [], canTap: Bool.random(using: &random),
      concerns: Bool.random(using: &random) ? StationConcern.allCases : [],
      district: [.alone, .unreachable, .connected].randomElement(using: &random) ?? .alone,
      unsent: [0, 5, .max, -1].randomElement(using: &random) ?? 0)
    station.name =
      ["", "站", String(repeating: "长", count: 300), "\u{202E}\u{1B}]0;x\u{7}"].randomElement(using: &random) ?? ""
    station.utcOffsetSeconds = [0, 28_800, -43_200, 50_400, .max, .min].randomElement(using: &random) ?? 0
    station.checkInsToday = [0, 1, -5, .max].randomElement(using: &random) ?? 0
    return station
  }

  private func visit(_ random: inout SeededGenerator) -> VisitView {
    let greetings: [String?] = [nil, "", "王师傅", String(repeating: "\u{301}", count: 99), "𠮷㛃\u{200F}🍜"]
    let used = Programme.builtIn.services.map(\.code.rawValue).shuffled(using: &random)
    return Samples.visit(
      .random(in: 1...3, using: &random), [.member, .guest, .unknown].randomElement(using: &random) ?? .guest,
      greeting: greetings.randomElement(using: &random) ?? nil, isRepeated: Bool.random(using: &random),
      used: Array(used.prefix(.random(in: 0...9, using: &random))) + ["unheard-of"])
  }

  private func reply(_ random: inout SeededGenerator) -> Reply {
    switch Int.random(in: 0..<5, using: &random) {
    case 0: .subscribed
    case 1: .undone(nil)
    case 2: .undone(visit(&random))
    case 3: .events([])
    default: .visit(visit(&random))
    }
  }
}
