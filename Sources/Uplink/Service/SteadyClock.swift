/// Milliseconds that never jump, counted from its making.
struct SteadyClock: Sendable {
  private let origin = ContinuousClock.now

  /// The milliseconds now.
  func now() -> Int64 {
    let passed = (ContinuousClock.now - origin).components
    return passed.seconds * 1000 + passed.attoseconds / 1_000_000_000_000_000
  }
}
