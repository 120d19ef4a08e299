/// How long to wait before a device is tried again: 10 ms at first, then twice as long each time.
///
/// A node often exists before it works, or before its permissions are set; so the first tries after it came follow
/// quickly.
struct ReopenPace {
  static let first = Duration.milliseconds(10)
  /// The longest wait where nothing tells that the device may be back.
  static let longest = Duration.milliseconds(500)
  /// The longest wait where something does; a safeguard against what it overlooks.
  static let longestWhileWatched = Duration.seconds(3)
  /// A device that was open for less is no sign that the next one will be open for longer.
  static let leastUse = Duration.seconds(1)

  private var current = Self.first

  /// The wait before the next try.
  mutating func next(isWatched: Bool) -> Duration {
    let wait = min(current, isWatched ? Self.longestWhileWatched : Self.longest)
    current = wait * 2
    return wait
  }

  /// Something happened to the device's path.
  mutating func quicken() { current = Self.first }

  /// The device was open for so long.
  mutating func wasOpen(for time: Duration) {
    if time >= Self.leastUse { quicken() }
  }
}
