/// A clock that no correction of the wall clock moves.
struct SteadyTime: Sendable {
  private let start = ContinuousClock.now

  /// Milliseconds since this value was made.
  func now() -> Int64 {
    let passed = (ContinuousClock.now - start).components
    return passed.seconds * 1000 + passed.attoseconds / 1_000_000_000_000_000
  }
}
