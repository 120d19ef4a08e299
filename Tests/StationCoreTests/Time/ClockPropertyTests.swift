import StationCore
import TestSupport
import Testing

/// Random lives of a station: boots, power cuts, steps, clocks that are trusted or not.
struct ClockPropertyTests {
  /// The moment of a record, found the slow and obvious way: by looking at every record each time.
  private static func slowMoment(_ index: Int, of records: [EventRecord]) -> (milliseconds: Int64, isCertain: Bool) {
    let record = records[index]
    let boot = record.time.boot
    let first = records[..<index].lastIndex { $0.time.boot != boot }.map { $0 + 1 } ?? 0
    let end = records[index...].firstIndex { $0.time.boot != boot } ?? records.endIndex
    let clocks = (first..<end).compactMap { place -> (place: Int, booted: Int64)? in
      guard case .clockSynchronised(let clock)? = EventBody(record: records[place]) else { return nil }
      return (place, clock.bootedMilliseconds)
    }
    if let clock = clocks.last(where: { $0.place <= index }) ?? clocks.first {
      return (clock.booted + record.time.sinceBootMilliseconds, true)
    }
    guard first > 0 else { return (record.time.wallMilliseconds, record.time.isTrusted) }
    let earliest = slowMoment(first - 1, of: records).milliseconds + record.time.sinceBootMilliseconds
    let isHeldBack = record.time.wallMilliseconds == records[first - 1].time.wallMilliseconds
    return (isHeldBack ? earliest : max(earliest, record.time.wallMilliseconds), false)
  }

  private static func life(_ seed: UInt64) -> ClockedStation {
    var random = SeededGenerator(seed: seed)
    var station = ClockedStation()
    for _ in 0..<Int.random(in: 10...60, using: &random) {
      switch Int.random(in: 0..<12, using: &random) {
      case 0:
        let wall: Int64? = [nil, 0, 1_893_456_000_000, station.truth - 7_000_000][Int.random(in: 0..<4, using: &random)]
        station.boot(afterMilliseconds: .random(in: 0...40_000_000, using: &random), wall: wall)
      case 1, 2: station.synchronise()
      case 3: station.isTrusted = false
      case 4 where !station.isTrusted: station.wallAhead += .random(in: -90_000_000...90_000_000, using: &random)
      case 5 where station.isTrusted: station.wallAhead = .random(in: -400...400, using: &random)
      default: station.record()
      }
      station.wait(milliseconds: .random(in: 0...3_000_000, using: &random))
    }
    return station
  }

  @Test(arguments: 0..<300) func theFastWayAndTheSlowWayAgree(seed: UInt64) {
    let station = Self.life(seed)
    let history = station.history
    for (index, record) in station.records.enumerated() {
      let slow = Self.slowMoment(index, of: station.records)
      let moment = history.moment(of: record)
      #expect(moment.milliseconds == slow.milliseconds && (moment.standing != .uncertain) == slow.isCertain)
    }
  }

  @Test(arguments: 0..<300) func momentsNeverRunBackWithinASpanAndKnownOnesAreTrue(seed: UInt64) {
    let station = Self.life(seed)
    let history = station.history
    let moments = station.records.map(history.moment)
    let begins = Set(history.spans.map(\.first))
    for (index, record) in station.records.enumerated() {
      if index > 0, !begins.contains(record.sequence) {
        #expect(moments[index].milliseconds >= moments[index - 1].milliseconds)
      }
      // A trusted clock is within 0.4 s here, twice that between two readings of it, and a second is no step.
      if moments[index].standing != .uncertain {
        #expect(abs(moments[index].milliseconds - station.truths[index]) <= 1_800)
      }
    }
  }

  @Test(arguments: 0..<100) func theMomentNowIsTheOneThatTheNextEventGets(seed: UInt64) {
    var station = Self.life(seed)
    let now = station.state.moment(at: station.now)
    station.record()
    #expect(station.checkIns.last?.moment.milliseconds == now.milliseconds || station.isTrusted)
    if station.isTrusted { #expect(abs((station.checkIns.last?.late ?? .max) + station.wallAhead) <= 1_000) }
  }

  @Test(arguments: 0..<100) func aRestartKnowsWhatWasKnown(seed: UInt64) throws {
    let station = Self.life(seed)
    let history = station.history
    guard let newest = station.records.last else { return }
    #expect(station.state == ClockState(span: try #require(history.spans.last), newest: newest.time))
  }
}
