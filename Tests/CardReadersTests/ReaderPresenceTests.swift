import StationCore
import Testing

@testable import CardReaders

struct ReaderPresenceTests {
  private func news(_ faults: [(ReaderFault, Int)], afterOpening: Bool = true) -> [ReaderReport] {
    var presence = ReaderPresence()
    if afterOpening { #expect(presence.opened(at: start) == .found) }
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
    #expect(presence.opened(at: start) == .found)
    #expect(presence.failed(.unplugged, at: start) == .lost(.unplugged))
    #expect(presence.opened(at: start) == .found)
  }

  /// What is told of openings (`nil`) and failures at these milliseconds.
  private func news(_ happenings: [(ReaderFault?, Int)]) -> [ReaderReport] {
    var presence = ReaderPresence()
    return happenings.compactMap { fault, milliseconds in
      let now = start + .milliseconds(milliseconds)
      let passed = presence.timePassed(at: now)
      let news = if let fault { presence.failed(fault, at: now) } else { presence.opened(at: now) }
      #expect(passed == nil || news == nil)
      return passed ?? news
    }
  }

  /// A plug that is out for 100 ms after each 200 ms, so many times.
  private func shaking(_ times: Int, every interval: Int = 300) -> [(ReaderFault?, Int)] {
    (0..<times).flatMap { [(nil, $0 * interval), (.unplugged, $0 * interval + 200), (.absent, $0 * interval + 250)] }
  }

  @Test func aDeviceThatComesAndGoesIsToldAsUnstableOnce() {
    let told = news(shaking(1_000))
    #expect(told.count == 10)
    #expect(told.prefix(8) == [.found, .lost(.unplugged), .found, .lost(.unplugged)] + told.prefix(4))
    #expect(told.suffix(2) == [.found, .lost(.unstable)])
  }

  @Test func fiveLossesInMoreThanAMinuteAreFiveLosses() {
    #expect(news(shaking(50, every: 15_001)).count == 100)
  }

  @Test func anUnstableDeviceIsFoundOnceItHasStayed() {
    let quiet: [(ReaderFault?, Int)] = [(nil, 2_000), (nil, 11_999), (nil, 12_000), (.unplugged, 90_000)]
    #expect(news(shaking(5) + quiet).suffix(3) == [.lost(.unstable), .found, .lost(.unplugged)])
  }

  @Test func theTimeAtWhichAnUnstableDeviceIsFoundIsKnown() {
    var presence = ReaderPresence()
    for (fault, milliseconds) in shaking(5) {
      let now = start + .milliseconds(milliseconds)
      _ = if let fault { presence.failed(fault, at: now) } else { presence.opened(at: now) }
      #expect(presence.wakeAt == nil)
    }
    _ = presence.opened(at: start + .seconds(2))
    #expect(presence.wakeAt == start + .seconds(12))
    #expect(presence.timePassed(at: start + .seconds(12)) == .found)
    #expect(presence.wakeAt == nil)
  }

  @Test func anUnstableDeviceThatStaysAwayIsToldWithItsFault() {
    let away: [(ReaderFault?, Int)] = [(.absent, 5_000), (.absent, 11_399), (.absent, 11_400), (.absent, 90_000)]
    #expect(news(shaking(5) + away).suffix(2) == [.lost(.unstable), .lost(.unplugged)])
    let busy: [(ReaderFault?, Int)] = [(.busy, 5_000), (.busy, 15_000), (nil, 16_000)]
    #expect(news(shaking(5) + busy).suffix(3) == [.lost(.unstable), .lost(.busy), .found])
  }
}
