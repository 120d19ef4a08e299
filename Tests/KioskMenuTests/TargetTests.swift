import LocalAPI
import StationCore
import Terminal
import Testing

@testable import KioskMenu

/// What can be touched, and how many things are asked at once.
@Suite struct TargetTests {
  private static let scenes = ScreenTests.scenes

  private func frames(_ scene: ScreenTests.Scene) -> [MenuFrame] {
    [["zh-Hans", "en"], ["en", "zh-Hans"]].flatMap { languages in
      (Samples.sizes + Samples.panels).map { MenuFrame(scene.make($0, languages).state, size: $0) }
    }
  }

  @Test("A finger hits: two rows, six columns, nothing below another, nothing outside", arguments: scenes)
  func targets(scene: ScreenTests.Scene) {
    for frame in frames(scene) {
      for (index, target) in frame.targets.enumerated() {
        #expect(target.area.size.rows >= 2, "\(target) at \(frame.size)")
        #expect(target.area.size.columns >= 6, "\(target) at \(frame.size)")
        #expect(target.area.row >= 0 && target.area.rowRange.upperBound <= frame.size.rows)
        #expect(target.area.column >= 0 && target.area.columnRange.upperBound <= frame.size.columns)
        for other in frame.targets[..<index] {
          let isApart =
            !target.area.rowRange.overlaps(other.area.rowRange)
            || !target.area.columnRange.overlaps(other.area.columnRange)
          #expect(isApart, "\(target) and \(other) at \(frame.size)")
        }
      }
    }
  }

  @Test("At most five choices stand on a screen, or six where those are all", arguments: scenes)
  func choices(scene: ScreenTests.Scene) {
    for frame in frames(scene) {
      let choices = frame.targets.filter { if case .choose = $0.command { true } else { false } }
      #expect(choices.count <= 5, "\(frame.size)")
    }
    for count in 0...9 {
      for size in (Samples.sizes + Samples.panels) {
        let services = Array(Programme.builtIn.services.prefix(count))
        var menu = MenuDriver(size, station: Samples.station(services: services))
        menu.send(.notification(.visit(Samples.visit())))
        let choices = MenuFrame(menu.state, size: size).targets.filter {
          if case .choose = $0.command { true } else { false }
        }
        #expect(choices.count <= (count == 6 ? 6 : 5), "\(count) services at \(size)")
      }
    }
  }

  @Test("Every service is on one page, and its digit turns to that page", arguments: (Samples.sizes + Samples.panels))
  func pages(size: Size) {
    for count in 1...9 {
      let services = Array(Programme.builtIn.services.prefix(count))
      var menu = MenuDriver(size, station: Samples.station(services: services))
      menu.send(.notification(.visit(Samples.visit())))
      let pages = menu.state.pages
      #expect((0..<pages.count).flatMap { Array(pages.indices(on: $0)) } == Array(0..<count))
      for digit in 1...count {
        menu.press(.character(Unicode.Scalar(UInt8(48 + digit))))
        let shown = MenuFrame(menu.state, size: size).targets.map(\.command)
        #expect(shown.contains(.choose(digit)), "\(digit) of \(count) at \(size)")
        menu.answer(.success(.visit(Samples.visit())))
      }
    }
  }

  @Test func aBouncingFingerHitsNothingOfTheNextScreen() {
    var menu = MenuDriver()
    menu.send(.notification(.visit(Samples.visit())))
    let end = Position(column: 2, row: 8)
    menu.send(.touch(end))
    #expect(menu.state.screen == .idle)
    menu.now += MenuTiming.nextTouch - 1
    menu.send(.touch(end))
    #expect(menu.state.screen == .idle, "the help is in the same place")
    menu.now += 1
    menu.send(.touch(end))
    #expect(menu.state.help != nil)
  }
}
