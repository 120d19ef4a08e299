/// How long to wait before a device is tried again: 50 ms at first, doubling to 500 ms.
struct ReopenDelay {
  static let first = Duration.milliseconds(50)
  static let longest = Duration.milliseconds(500)

  private var current = Self.first

  /// The wait before the next try.
  mutating func next() -> Duration {
    defer { current = min(current * 2, Self.longest) }
    return current
  }
}
