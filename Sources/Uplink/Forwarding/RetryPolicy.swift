/// How long to wait after a failed attempt: exponential back-off with full jitter.
///
/// The wait is drawn evenly from nothing up to a bound that doubles with each failure in a row, so that stations which
/// lost the district at the same moment do not come back at the same moment.
struct RetryPolicy: Hashable, Sendable {
  /// The bound after the first failure, in milliseconds.
  let base: Int64
  /// The highest bound while the outage is young, in milliseconds.
  let earlyCap: Int64
  /// How long an outage is young, in milliseconds.
  let earlyPeriod: Int64
  /// The highest bound later on, in milliseconds.
  let cap: Int64

  /// For a district that cannot be reached: nothing is wrong with the station, so it is back soon after the district.
  static let prompt = RetryPolicy(base: 500, earlyCap: 4_000, earlyPeriod: 120_000, cap: 30_000)
  /// For the same where each byte is paid for.
  static let sparing = RetryPolicy(base: 2_000, earlyCap: 60_000, earlyPeriod: 600_000, cap: 900_000)
  /// For a refusal that only a person can end.
  static let patient = RetryPolicy(base: 5_000, earlyCap: 60_000, earlyPeriod: 600_000, cap: 300_000)

  /// The longest that a server's `Retry-After` is believed, in milliseconds.
  static let longestRetryAfter: Int64 = 3_600_000

  /// How long to wait, in milliseconds, after so many failures in a row (1 for the first).
  ///
  /// `outage` is how long ago the first of them failed and `retryAfter` what the server asked for, both in
  /// milliseconds; the jitter is added to what the server asked for.
  func delay(
    failures: Int, outage: Int64, retryAfter: Int64?, using generator: inout some RandomNumberGenerator
  ) -> Int64 {
    let highest = outage < earlyPeriod ? earlyCap : cap
    let bound = min(highest, base << Int64(min(max(failures - 1, 0), 20)))
    let asked = min(max(retryAfter ?? 0, 0), Self.longestRetryAfter)
    return asked + Int64.random(in: 0...bound, using: &generator)
  }
}
