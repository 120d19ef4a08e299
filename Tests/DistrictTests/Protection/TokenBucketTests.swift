import TestSupport
import Testing

@testable import District

@Suite struct TokenBucketTests {
  @Test func aBurstIsGrantedAndThenOneAtATime() {
    let rule = BucketRule(burst: 5, perMinute: 60)
    var bucket = TokenBucket(rule, at: 0)
    let waits = [0, 0, 0, 0, 0, 0, 999, 1_000, 1_000].map { bucket.take(1, rule, at: $0) }
    #expect(waits == [nil, nil, nil, nil, nil, 1_000, 1, nil, 1_000])
  }

  @Test func whatCostsMoreLeavesADebtThatTheNextWaitsFor() {
    let rule = BucketRule(burst: 10, perMinute: 60)
    var bucket = TokenBucket(rule, at: 0)
    let waits = [(30, 0), (1, 0), (1, 21_000)].map { bucket.take($0.0, rule, at: $0.1) }
    #expect(waits == [nil, 21_000, nil])
  }

  @Test func givingBackMakesItAsIfNothingHadBeenTaken() {
    let rule = BucketRule(burst: 3, perMinute: 1)
    var bucket = TokenBucket(rule, at: 0)
    for moment in 0..<1_000 {
      let wait = bucket.take(1, rule, at: Int64(moment))
      #expect(wait == nil)
      bucket.giveBack(1, rule, at: Int64(moment))
    }
    let isFull = bucket.isFull(rule, at: 1_000)
    #expect(isFull)
  }

  @Test func aClockThatStandsOrRunsBackGivesNothing() {
    let rule = BucketRule(burst: 1, perMinute: 60)
    var bucket = TokenBucket(rule, at: 10_000)
    let waits = [10_000, 0, 10_500, Int64.max].map { bucket.take(1, rule, at: $0) }
    #expect(waits == [nil, 1_000, 500, nil])
  }

  /// Over any stretch of time no more is granted than the burst and what came back in it.
  @Test(arguments: 0..<50) func neverMoreThanTheRuleIsGranted(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let rule = BucketRule(
      burst: .random(in: 1...50, using: &generator), perMinute: .random(in: 1...6_000, using: &generator))
    var bucket = TokenBucket(rule, at: 0)
    var now: Int64 = 0
    var granted: Int64 = 0
    for _ in 0..<2_000 {
      now += .random(in: 0...200, using: &generator)
      if let wait = bucket.take(1, rule, at: now) {
        #expect(wait > 0)
        var later = bucket
        let inTime = later.wait(rule, at: now + wait)
        #expect(inTime == nil)
      } else {
        granted += 1
      }
      #expect(granted <= Int64(rule.burst) + now * Int64(rule.perMinute) / 60_000)
    }
  }
}
