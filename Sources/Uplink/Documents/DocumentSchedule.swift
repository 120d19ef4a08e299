import StationCore

/// Decides when programme and roster are asked for: at the start, when a reply names others, and now and then.
///
/// Moments are milliseconds of a steady clock.
struct DocumentSchedule: Sendable {
  /// How long after one check the next is due, in milliseconds, give or take a fifth.
  let period: Int64
  /// When the next check is due.
  private(set) var due: Int64
  private var backoff = Backoff()
  private var announced: DocumentVersions?
  private var checkedFor: DocumentVersions?

  /// The first check is due at once.
  init(at now: Int64, period: Int64) {
    due = now
    self.period = period
  }

  /// The period that goes with an upload policy, in milliseconds: replies to events bring news sooner.
  static func period(_ policy: UploadPolicy) -> Int64 {
    switch policy {
    case .prompt: 4 * 3_600_000
    case .economical: 86_400_000
    }
  }

  /// A reply named the district's versions; whether a check has become due.
  mutating func announced(_ versions: DocumentVersions, inForce: DocumentVersions, at now: Int64) -> Bool {
    announced = versions
    // Who names the versions in force has answered what a check would ask.
    if due > now, backoff.failures == 0, !versions.hasNews(for: inForce) { due = max(due, now + period) }
    // What a check did not bring is not asked for again at each reply, and a failing check keeps its own pace.
    guard versions.hasNews(for: inForce), versions != checkedFor, backoff.failures == 0 else { return false }
    due = min(due, now)
    return true
  }

  /// A check begins: what is announced from now on is news again.
  mutating func began() { checkedFor = announced }

  /// The check was answered.
  mutating func succeeded(at now: Int64, using generator: inout some RandomNumberGenerator) {
    backoff.reset()
    due = now + Int64.random(in: period * 4 / 5...period * 6 / 5, using: &generator)
  }

  /// The check failed and is made again.
  mutating func failed(
    _ policy: RetryPolicy, retryAfter: Int64?, at now: Int64, using generator: inout some RandomNumberGenerator
  ) {
    due = backoff.next(policy, retryAfter: retryAfter, at: now, using: &generator)
  }
}
