/// Counts the losses of a reader, to tell a pulled plug from a bad one.
struct LossCount {
  static let limit = 5
  static let window = Duration.seconds(60)

  private var recent: [ContinuousClock.Instant] = []

  /// Counts a loss, and says whether there were ``limit`` within ``window``.
  mutating func isTooMany(at now: ContinuousClock.Instant) -> Bool {
    recent.removeAll { now - $0 >= Self.window }
    recent.append(now)
    return recent.count >= Self.limit
  }
}
