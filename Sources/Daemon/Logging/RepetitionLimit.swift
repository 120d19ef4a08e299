/// Lets the same thing through once in an interval, and counts what it holds back.
public struct RepetitionLimit<Thing: Hashable & Sendable>: Sendable {
  private let interval: Duration
  private var told: [Thing: (at: ContinuousClock.Instant, heldBack: Int)] = [:]

  /// A limit that has seen nothing yet.
  public init(interval: Duration) { self.interval = interval }

  /// How often the thing was held back since it was let through last; `nil` where it is to be held back now.
  public mutating func admit(_ thing: Thing, at now: ContinuousClock.Instant) -> Int? {
    guard let last = told[thing], now - last.at < interval else {
      return told.updateValue((now, 0), forKey: thing)?.heldBack ?? 0
    }
    told[thing] = (last.at, last.heldBack + 1)
    return nil
  }
}
