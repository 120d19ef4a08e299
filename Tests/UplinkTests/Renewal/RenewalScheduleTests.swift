import TestSupport
import Testing

@testable import Uplink

@Suite struct RenewalScheduleTests {
  private static let day: Int64 = 86_400_000
  private static let validity = 1_000 * day..<1_090 * day

  private func schedule(seed: UInt64 = 1) -> RenewalSchedule {
    var generator = SeededGenerator(seed: seed)
    return RenewalSchedule(validity: Self.validity, using: &generator)
  }

  @Test(arguments: 1...200 as ClosedRange<UInt64>) func itIsDueAtTwoThirdsOfTheLife(seed: UInt64) {
    let due = schedule(seed: seed).due
    #expect((1_060 * Self.day...1_061 * Self.day).contains(due))
  }

  @Test func stationsOfOneDayAreSpread() {
    #expect(Set((1...50).map { schedule(seed: $0).due }).count > 40)
  }

  @Test func withoutTheDistrictsTimeNothingIsDue() {
    #expect(schedule().next(at: 5_000) > 5_000)
  }

  /// The station's clock is nowhere in it; only the district's time and the steady clock are.
  @Test(arguments: [0, 1_000_000] as [Int64]) func itIsDueByTheDistrictsClock(steady: Int64) {
    var schedule = schedule()
    let isSooner = schedule.heard(districtTime: schedule.due - 10_000, isRefusal: false, at: steady)
    #expect(isSooner)
    #expect(schedule.next(at: steady) == steady + 10_000)
    #expect(schedule.next(at: steady + 9_999) == steady + 10_000)
    #expect(schedule.next(at: steady + 10_000) == steady + 10_000)
    #expect(schedule.next(at: steady + 10_001) == steady + 10_001)
  }

  @Test func aLongWaitIsLookedAtAgain() {
    var schedule = schedule()
    _ = schedule.heard(districtTime: Self.validity.lowerBound, isRefusal: false, at: 0)
    #expect(schedule.next(at: 0) == RenewalSchedule.longestWait)
  }

  @Test func aDistrictThatSetsItsClockIsFollowed() {
    var schedule = schedule()
    _ = schedule.heard(districtTime: Self.validity.upperBound + 100 * Self.day, isRefusal: false, at: 0)
    #expect(schedule.next(at: 0) == 0)
    _ = schedule.heard(districtTime: schedule.due - 1_000, isRefusal: false, at: 0)
    #expect(schedule.next(at: 0) == 1_000)
  }

  @Test func aRefusedCertificateIsRenewedAtOnceAndPatiently() {
    var schedule = schedule()
    var generator = SeededGenerator(seed: 7)
    _ = schedule.heard(districtTime: Self.validity.lowerBound, isRefusal: false, at: 0)
    let isNews = (1...2).map { schedule.heard(districtTime: nil, isRefusal: true, at: $0) }
    #expect(isNews == [true, false])
    #expect(schedule.next(at: 2) == 2)
    var now: Int64 = 2
    var waits: [Int64] = []
    for _ in 0..<200 {
      schedule.failed(.patient, retryAfter: nil, at: now, using: &generator)
      let next = schedule.next(at: now)
      waits.append(next - now)
      now = next
    }
    #expect(waits.allSatisfy { (0...300_000).contains($0) })
    #expect(waits.suffix(100).contains { $0 > 60_000 })
    _ = schedule.heard(districtTime: nil, isRefusal: false, at: now)
    #expect(schedule.next(at: now) > now)
  }

  @Test func aFailureIsWaitedForAndASuccessForgetsIt() {
    var schedule = schedule()
    var generator = SeededGenerator(seed: 9)
    _ = schedule.heard(districtTime: schedule.due, isRefusal: false, at: 0)
    schedule.failed(.prompt, retryAfter: 60_000, at: 0, using: &generator)
    #expect(schedule.next(at: 0) >= 60_000)
    #expect(schedule.next(at: 0, isUrgent: true) >= 60_000)
    schedule.succeeded()
    #expect(schedule.next(at: 0, isUrgent: true) == 0)
  }
}
