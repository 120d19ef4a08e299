import LocalAPI
import Terminal
import TestSupport
import Testing

@testable import KioskMenu

/// However much happens, the state stays small.
@Suite struct BoundedStateTests {
  @Test("A flood of taps and keys leaves at most so many requests waiting", arguments: 0..<4 as Range<UInt64>)
  func awaited(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var menu = MenuDriver()
    var most = 0
    for number in 0..<3_000 {
      // Hardly any time passes, so that nothing is given up for late.
      menu.now += number % 8 == 0 ? 1 : 0
      if Int.random(in: 0..<6, using: &random) == 0 {
        menu.send(.notification(.visit(Samples.visit(Int64(number)))))
      } else {
        menu.send(.notification(.keys(String("123456789*#0".randomElement(using: &random) ?? "1"))))
      }
      most = max(most, menu.state.awaited.count)
    }
    #expect(most == Awaited.most, "the flood reaches the limit and no more")
  }
}
