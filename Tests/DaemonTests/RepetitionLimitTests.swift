import Daemon
import Testing

struct RepetitionLimitTests {
  private let start = ContinuousClock.now

  @Test func theSameThingIsLetThroughOnceAMinuteWithACount() {
    var limit = RepetitionLimit<String>(interval: .seconds(60))
    let admitted = (0..<180).map { limit.admit("absent", at: start + .seconds($0)) }
    #expect(admitted.enumerated().filter { $0.element != nil }.map(\.offset) == [0, 60, 120])
    #expect(admitted.compactMap { $0 } == [0, 59, 59])
  }

  @Test func otherThingsDoNotWaitForEachOther() {
    var limit = RepetitionLimit<String>(interval: .seconds(60))
    #expect(limit.admit("absent", at: start) == 0)
    #expect(limit.admit("busy", at: start) == 0)
    #expect(limit.admit("absent", at: start) == nil)
  }
}
