import StationCore
import Testing

@testable import CardReaders

struct ReaderPresenceTests {
  private func news(_ faults: [(ReaderFault, Int)], afterOpening: Bool = true) -> [ReaderReport] {
    var presence = ReaderPresence()
    if afterOpening { #expect(presence.opened() == .found) }
    return faults.compactMap { presence.failed($0.0, at: start + .milliseconds($0.1)) }
  }

  @Test func aLossIsToldOnce() {
    #expect(news([(.unplugged, 0), (.absent, 50), (.absent, 5_000)]) == [.lost(.unplugged)])
  }

  @Test func aDeviceThatWasNeverThereIsToldAtOnce() {
    #expect(news([(.absent, 0), (.absent, 5_000)], afterOpening: false) == [.lost(.absent)])
  }

  @Test func aPassingFaultIsNotTold() {
    let faults: [(ReaderFault, Int)] = [(.unplugged, 0), (.absent, 50), (.forbidden, 500), (.absent, 900)]
    #expect(news(faults) == [.lost(.unplugged)])
  }

  @Test func anotherFaultThatStandsIsToldOnce() {
    let faults: [(ReaderFault, Int)] = [(.unplugged, 0), (.busy, 100), (.busy, 1_099), (.busy, 1_100), (.busy, 9_000)]
    #expect(news(faults) == [.lost(.unplugged), .lost(.busy)])
  }

  @Test func aSecondLossIsToldAgain() {
    var presence = ReaderPresence()
    #expect(presence.failed(.absent, at: start) == .lost(.absent))
    #expect(presence.opened() == .found)
    #expect(presence.failed(.unplugged, at: start) == .lost(.unplugged))
    #expect(presence.opened() == .found)
  }

  @Test func triesComeFromFiftyToFiveHundredMilliseconds() {
    var delay = ReopenDelay()
    #expect((0..<6).map { _ in delay.next() } == [50, 100, 200, 400, 500, 500].map { .milliseconds($0) })
  }
}
