import TestSupport
import Testing

@testable import Uplink

@Suite struct RetryPolicyTests {
  private static let policy = RetryPolicy(base: 500, earlyCap: 4_000, earlyPeriod: 120_000, cap: 30_000)

  @Test(arguments: [
    (1, 0, 500), (2, 0, 1_000), (4, 0, 4_000), (9, 119_999, 4_000), (9, 120_000, 30_000), (1_000_000, 120_000, 30_000),
  ])
  func theBoundDoublesUpToTheCap(_ failures: Int, _ outage: Int64, _ bound: Int64) {
    var generator = SeededGenerator(seed: 7)
    let delays = (0..<2_000).map { _ in
      Self.policy.delay(failures: failures, outage: outage, retryAfter: nil, using: &generator)
    }
    #expect(delays.allSatisfy { (0...bound).contains($0) })
    // Full jitter: evenly from nothing to the bound.
    #expect((delays.min() ?? .max) < bound / 10)
    #expect((delays.max() ?? 0) > bound * 9 / 10)
  }

  @Test func aServerThatAsksForTimeGetsIt() {
    var generator = SeededGenerator(seed: 1)
    for _ in 0..<100 {
      let delay = Self.policy.delay(failures: 1, outage: 0, retryAfter: 60_000, using: &generator)
      #expect((60_000...60_500).contains(delay))
    }
  }

  @Test func aServerThatAsksForYearsIsNotBelieved() {
    var generator = SeededGenerator(seed: 1)
    let delay = Self.policy.delay(failures: 1, outage: 0, retryAfter: .max, using: &generator)
    #expect(delay <= RetryPolicy.longestRetryAfter + 500)
  }

  @Test func aSuccessBeginsAnew() {
    var generator = SeededGenerator(seed: 3)
    var backoff = Backoff()
    for _ in 0..<10 { _ = backoff.next(Self.policy, retryAfter: nil, at: 1_000_000, using: &generator) }
    backoff.reset()
    #expect(backoff.next(Self.policy, retryAfter: nil, at: 1_000_000, using: &generator) <= 1_000_500)
  }
}
