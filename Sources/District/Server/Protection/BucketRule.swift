/// How much may be asked for at once, and how fast that comes back.
public struct BucketRule: Hashable, Sendable {
  /// How much may be asked for at once after a quiet while.
  public let burst: Int
  /// How much comes back in a minute; at least 1.
  public let perMinute: Int

  /// A rule.
  public init(burst: Int, perMinute: Int) {
    self.burst = max(1, burst)
    self.perMinute = max(1, perMinute)
  }
}
