import LocalAPI
import StationCore
import Terminal
import Testing

@testable import KioskMenu

/// How many presses each thing takes that people do, by the twelve keys alone and by touch alone.
@Suite struct PressCountTests {
  struct Flow: Sendable, CustomTestStringConvertible {
    let name: String
    let keys: String
    /// Whether a card is tapped first.
    var taps = true
    /// What is recorded, in order: a service's digit, `g` for a guest's check-in, `u` for an undo.
    let records: String

    var testDescription: String { name }
  }

  static let flows = [
    Flow(name: "check in", keys: "", records: ""),
    Flow(name: "check in and one service", keys: "1", records: "1"),
    Flow(name: "check in and two services", keys: "14", records: "14"),
    Flow(name: "check in, two services, and end", keys: "140", records: "14"),
    Flow(name: "two services, the second looked for on the next page", keys: "1#7", records: "17"),
    Flow(name: "a guest", keys: "#1", taps: false, records: "g"),
    Flow(name: "a guest with two services", keys: "#112", taps: false, records: "g12"),
    Flow(name: "another language and one service", keys: "*2", records: "2"),
  ]

  @Test("No flow takes more than four keys of a twelve-key pad", arguments: flows)
  func keys(flow: Flow) {
    #expect(flow.keys.count <= 4)
    for size in (Samples.sizes + Samples.panels) {
      var menu = MenuDriver(size)
      if flow.taps { menu.send(.notification(.visit(Samples.visit()))) }
      var records = ""
      for key in flow.keys.unicodeScalars {
        menu.press(.character(key))
        records += answer(&menu)
      }
      #expect(records == flow.records, "at \(size)")
    }
  }

  @Test(
    "Two services take at most four touches, wherever they are looked for", arguments: (Samples.sizes + Samples.panels))
  func touches(size: Size) {
    for (first, second) in [(1, 2), (2, 4), (1, 5), (3, 7), (1, 9)] {
      var menu = MenuDriver(size)
      menu.send(.notification(.visit(Samples.visit())))
      var touches = 0
      var records = ""
      for digit in [first, second] {
        while !touch(.choose(digit), &menu), touches < 9 {
          #expect(touch(.more, &menu), "no way to \(digit) at \(size)")
          touches += 1
        }
        touches += 1
        records += answer(&menu)
      }
      #expect(records == "\(first)\(second)")
      #expect(touches <= 4, "\(first) and \(second) at \(size)")
    }
  }

  @Test func takingBackTheLastServiceTakesThreeOfTheTwelveKeysAtMost() {
    for size in (Samples.sizes + Samples.panels) {
      var menu = MenuDriver(size)
      menu.send(.notification(.visit(Samples.visit(used: ["hot-water"]))))
      var presses = 0
      while menu.state.help == nil, presses < 9 {
        menu.press(.character("#"))
        presses += 1
      }
      menu.press(.character("2"))
      #expect(menu.request?.request == .undo(visit: 7))
      #expect(presses + 1 <= (size.rows < 8 ? 4 : 3), "at \(size)")
    }
  }

  /// Touches the middle of what means this; `false` where nothing does.
  private func touch(_ command: Command, _ menu: inout MenuDriver) -> Bool {
    let target = MenuFrame(menu.state, size: menu.state.size).targets.first { $0.command == command }
    guard let area = target?.area else { return false }
    menu.now += 500
    menu.send(
      .touch(Position(column: area.column + area.size.columns / 2, row: area.row + area.size.rows / 2)))
    return true
  }

  /// Does what was asked, as the daemon would, and says what it was.
  private func answer(_ menu: inout MenuDriver) -> String {
    let used = menu.state.visit?.view.used ?? []
    switch menu.request?.request {
    case .use(let visit, let service):
      var view = menu.state.visit?.view ?? Samples.visit(visit)
      view.used = used + [service]
      menu.answer(.success(.visit(view)))
      let index = Programme.builtIn.services.firstIndex { $0.code == service } ?? 0
      return "\(index + 1)"
    case .guest:
      menu.answer(.success(.visit(Samples.visit(8, .guest))))
      return "g"
    default: return ""
    }
  }
}
