/// The buckets of many callers in bounded memory.
///
/// Who has a full bucket need not be remembered. When there are too many others, new callers share one bucket, so that
/// whoever makes up callers slows down those who are made up.
struct BucketTable<Key: Hashable> {
  private let rule: BucketRule
  private let most: Int
  private var buckets: [Key: TokenBucket] = [:]
  private var shared: TokenBucket
  private var nextSweep: Int64

  /// How long, in milliseconds, the table is left as it is after a sweep that did not help.
  private static var sweepInterval: Int64 { 10_000 }

  init(_ rule: BucketRule, most: Int = 50_000, at now: Int64) {
    self.rule = rule
    self.most = most
    shared = TokenBucket(rule, at: now)
    nextSweep = now
  }

  /// How many callers are remembered.
  var count: Int { buckets.count }

  /// Takes tokens of a caller, or says how many milliseconds it must wait.
  mutating func take(_ count: Int = 1, from key: Key, at now: Int64) -> Int64? {
    change(key, at: now) { $0.take(count, $1, at: now) }
  }

  /// How many milliseconds a caller must wait until something is granted; `nil` where it need not.
  func wait(_ key: Key, at now: Int64) -> Int64? {
    var bucket = buckets[key]
    return bucket?.wait(rule, at: now)
  }

  /// Gives a caller tokens back; with a negative count, takes them without asking.
  mutating func giveBack(_ count: Int, to key: Key, at now: Int64) {
    change(key, at: now) { $0.giveBack(count, $1, at: now) }
  }

  private mutating func change<Value>(_ key: Key, at now: Int64, _ body: (inout TokenBucket, BucketRule) -> Value)
    -> Value
  {
    if var bucket = buckets[key] {
      let value = body(&bucket, rule)
      buckets[key] = bucket
      return value
    }
    if buckets.count >= most { sweep(at: now) }
    guard buckets.count < most else { return body(&shared, rule) }
    var bucket = TokenBucket(rule, at: now)
    let value = body(&bucket, rule)
    buckets[key] = bucket
    return value
  }

  private mutating func sweep(at now: Int64) {
    guard now >= nextSweep else { return }
    buckets = buckets.filter { _, bucket in
      var bucket = bucket
      return !bucket.isFull(rule, at: now)
    }
    nextSweep = buckets.count < most / 2 ? now : now + Self.sweepInterval
  }
}
