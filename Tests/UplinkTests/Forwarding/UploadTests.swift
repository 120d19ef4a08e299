import DistrictProtocol
import StationCore
import TestSupport
import Testing

@testable import Uplink

/// When what waits is sent, and how much of it at once.
@Suite struct UploadTests {
  private static let hour: Int64 = 3_600_000
  private var generator = SeededGenerator(seed: 3)

  private mutating func step(
    _ state: inout ForwardingState, _ input: ForwardingState.Input, newest: Int64, at now: Int64
  ) -> ForwardingState.Next {
    state.handle(input, newest: newest, at: now, using: &generator).next
  }

  private static func idle(_ policy: UploadPolicy) -> ForwardingState {
    var generator = SeededGenerator(seed: 1)
    var state = ForwardingState(acknowledged: 10, schedule: Samples.schedule(policy))
    _ = state.handle(.started, newest: 10, at: 0, using: &generator)
    return state
  }

  @Test(arguments: UploadPolicy.allCases)
  mutating func anEmptyLedgerWaitsForANudge(_ policy: UploadPolicy) {
    var state = ForwardingState(acknowledged: 0, schedule: Samples.schedule(policy))
    #expect(step(&state, .started, newest: 0, at: 0) == .wait(until: nil))
    #expect(step(&state, .nudged, newest: 0, at: 5) == .wait(until: nil))
    #expect(state.standing == .waiting)
  }

  @Test(arguments: UploadPolicy.allCases)
  mutating func whatWaitedAtTheStartGoesAtOnce(_ policy: UploadPolicy) {
    var state = ForwardingState(acknowledged: 3, schedule: Samples.schedule(policy))
    #expect(step(&state, .started, newest: 4, at: 0) == .send(after: 3, limit: 500))
  }

  @Test mutating func aVisitGoesWithinTenSecondsWithWhatCameInBetween() {
    var state = Self.idle(.prompt)
    #expect(step(&state, .nudged, newest: 11, at: 1_000) == .wait(until: 9_000))
    #expect(step(&state, .nudged, newest: 13, at: 8_500) == .wait(until: 9_000))
    #expect(step(&state, .timerFired, newest: 13, at: 8_999) == .wait(until: 9_000))
    #expect(step(&state, .timerFired, newest: 14, at: 9_000) == .send(after: 10, limit: 500))
    // What happens during the exchange begins to wait anew; what was there is not sent apart.
    let stored = ForwardingState.Input.answered(
      .stored(acknowledged: 14, setAside: []), batch: 11...14, retryAfter: nil)
    #expect(step(&state, stored, newest: 15, at: 9_300) == .wait(until: 17_300))
  }

  @Test(arguments: [(UploadPolicy.prompt, 100), (.economical, 500)] as [(UploadPolicy, Int64)])
  mutating func manyWaitingEventsGoAtOnce(_ policy: UploadPolicy, _ enough: Int64) {
    var state = Self.idle(policy)
    guard case .wait(.some) = step(&state, .nudged, newest: 10 + enough - 1, at: 0) else {
      Issue.record("they did not wait")
      return
    }
    #expect(step(&state, .nudged, newest: 10 + enough, at: 1) == .send(after: 10, limit: 500))
  }

  @Test(arguments: UploadPolicy.allCases)
  mutating func whoeverIsInAHurryWaitsForNothing(_ policy: UploadPolicy) {
    var state = Self.idle(policy)
    #expect(step(&state, .hurried, newest: 10, at: 0) == .wait(until: nil))
    _ = step(&state, .nudged, newest: 11, at: 0)
    #expect(step(&state, .hurried, newest: 11, at: 1) == .send(after: 10, limit: 500))
    let failed = ForwardingState.Input.answered(.unreachable("down"), batch: 11...11, retryAfter: 60_000)
    guard case .wait(let until?) = step(&state, failed, newest: 11, at: 2), until >= 60_000 else {
      Issue.record("a failure did not wait")
      return
    }
    #expect(step(&state, .nudged, newest: 1_000, at: 3) == .wait(until: until))
    #expect(step(&state, .hurried, newest: 1_000, at: 4) == .send(after: 10, limit: 500))
  }

  @Test func anEconomicalStationHasItsOwnMomentOfTheHour() {
    var generator = SeededGenerator(seed: 9)
    for seed in 0..<200 as Range<UInt64> {
      let schedule = Samples.schedule(.economical, seed: seed)
      let moments = (0..<50).map { _ in Int64.random(in: 0...100 * Self.hour, using: &generator) }.sorted()
      let due = moments.map(schedule.due)
      #expect(zip(moments, due).allSatisfy { $0 < $1 && $1 <= $0 + Self.hour }, "seed \(seed)")
      #expect(Set(due.map { $0 % Self.hour }).count == 1, "seed \(seed)")
    }
  }

  @Test func twoThousandStationsDoNotComeAtOnce() {
    // One seed a station; the fullest of the hour's minutes has hardly more than its share of 33.
    let minutes = (0..<2_000 as Range<UInt64>).map {
      Samples.schedule(.economical, seed: $0).due(waitingSince: 0) / 60_000
    }
    let fullest = Dictionary(grouping: minutes) { $0 }.values.map(\.count).max() ?? 0
    #expect(fullest < 70, "\(fullest) in one minute")
  }

  @Test func aBatchHasNoMoreBytesThanItMay() {
    var generator = SeededGenerator(seed: 21)
    let sizes = 1...4_000
    for _ in 0..<60 {
      let records = (1...Int.random(in: 1...40, using: &generator)).map { sequence in
        let text = String(
          repeating: Bool.random(using: &generator) ? "驿" : "\"", count: Int.random(in: sizes, using: &generator))
        return EventRecord(
          sequence: Int64(sequence),
          time: EventTime(
            wallMilliseconds: Samples.morning, boot: Samples.boot, sinceBootMilliseconds: 1, isTrusted: false),
          type: String(repeating: "\u{1}", count: Int.random(in: 1...64, using: &generator)),
          subject: Samples.member(1), data: JSONValue.object(["text": .string(text)]).canonicalText,
          hash: .genesis(of: Samples.source))
      }
      let bytes = Int.random(in: 0...200_000, using: &generator)
      let count = BatchSize.count(of: records, source: Samples.source, bytes: bytes)
      #expect((1...records.count).contains(count))
      let size = { EventBatch.encode(Array(records.prefix($0)), source: Samples.source).count }
      if count > 1 { #expect(size(count) <= bytes) }
      // Nor is it cut without need.
      if count < records.count { #expect(size(count + 1) + (count + 1) * 1_000 > bytes) }
    }
  }
}
