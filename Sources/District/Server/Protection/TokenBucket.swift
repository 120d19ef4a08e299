/// What one caller may still ask for: a token bucket, a value to which time is passed in.
///
/// Something is granted as long as anything is left; what costs more than is left leaves a debt that the next one waits
/// for. Moments are milliseconds of a steady clock.
struct TokenBucket: Hashable {
  /// A token in the unit of `level`: as many as the milliseconds of a minute, so that nothing is ever rounded.
  private static let token: Int64 = 60_000

  private var level: Int64
  private var filled: Int64

  /// A full one.
  init(_ rule: BucketRule, at now: Int64) {
    level = Int64(rule.burst) * Self.token
    filled = now
  }

  /// Takes so many tokens, or says how many milliseconds to wait until there are any.
  mutating func take(_ count: Int, _ rule: BucketRule, at now: Int64) -> Int64? {
    if let wait = wait(rule, at: now) { return wait }
    level -= Int64(count) * Self.token
    return nil
  }

  /// How many milliseconds it takes until something is granted; `nil` where it would be now.
  mutating func wait(_ rule: BucketRule, at now: Int64) -> Int64? {
    fill(rule, at: now)
    guard level < Self.token else { return nil }
    let rate = Int64(rule.perMinute)
    return (Self.token - level + rate - 1) / rate
  }

  /// Gives tokens back that were taken, or takes them without asking where there are fewer than none.
  mutating func giveBack(_ count: Int, _ rule: BucketRule, at now: Int64) {
    fill(rule, at: now)
    level = min(level + Int64(count) * Self.token, Int64(rule.burst) * Self.token)
  }

  /// Whether it is as a new one would be.
  mutating func isFull(_ rule: BucketRule, at now: Int64) -> Bool {
    fill(rule, at: now)
    return level == Int64(rule.burst) * Self.token
  }

  private mutating func fill(_ rule: BucketRule, at now: Int64) {
    let passed = max(0, now - filled)
    filled = max(filled, now)
    let full = Int64(rule.burst) * Self.token
    // A debt is filled up within a bounded time, so the product cannot overflow where it counts.
    let (gained, overflow) = passed.multipliedReportingOverflow(by: Int64(rule.perMinute))
    level = overflow || gained >= full - level ? full : level + gained
  }
}
