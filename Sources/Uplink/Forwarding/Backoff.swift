/// Counts failures in a row and says when to try again; kept in memory only, so that a failed try writes nothing.
struct Backoff: Hashable, Sendable {
  /// How many attempts failed since the last success.
  private(set) var failures = 0
  private var since: Int64 = 0

  /// Notes a failure and returns the moment of the next attempt; moments are milliseconds of a steady clock.
  mutating func next(
    _ policy: RetryPolicy, retryAfter: Int64?, at now: Int64, using generator: inout some RandomNumberGenerator
  ) -> Int64 {
    if failures == 0 { since = now }
    failures += 1
    return now
      + policy.delay(failures: failures, outage: now - since, retryAfter: retryAfter, using: &generator)
  }

  /// Forgets the failures after a success.
  mutating func reset() { failures = 0 }
}
