import Testing

@testable import Uplink

@Suite(.timeLimit(.minutes(1))) struct SignalTests {
  private let signal = Signal()

  @Test func aRingBeforeTheWaitIsRememberedOnce() async {
    signal.raise()
    signal.raise()
    #expect(await signal.wait(milliseconds: nil))
    #expect(await signal.wait(milliseconds: 0) == false)
  }

  @Test func aRingEndsAWaitForEver() async {
    async let rang = signal.wait(milliseconds: nil)
    await Task.yield()
    signal.raise()
    #expect(await rang)
  }

  @Test func aWaitEndsWithItsTimeAndWithItsTask() async {
    #expect(await signal.wait(milliseconds: -5) == false)
    let task = Task { [signal] in await signal.wait(milliseconds: nil) }
    task.cancel()
    #expect(await task.value == false)
  }

  @Test func noRingIsLostBetweenManyWaits() async {
    await withTaskGroup(of: Void.self) { group in
      group.addTask { [signal] in
        for _ in 0..<1_000 {
          signal.raise()
          await Task.yield()
        }
      }
      group.addTask { [signal] in for _ in 0..<200 { _ = await signal.wait(milliseconds: 1) } }
    }
    signal.raise()
    #expect(await signal.wait(milliseconds: nil))
  }
}
