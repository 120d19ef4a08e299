/// A state that can be another one for a while.
struct TimedState<Value: Equatable & Sendable>: Sendable {
  /// The state but for what holds for a while.
  var lasting: Value
  private var passing: (value: Value, until: ContinuousClock.Instant?)?

  /// A state that lasts.
  init(_ value: Value) { lasting = value }

  /// The state now.
  var current: Value { passing?.value ?? lasting }

  /// When the while is over, if there is one that ends by itself.
  var endsAt: ContinuousClock.Instant? { passing?.until }

  /// Is this until then; without an end until ``endWhile()``.
  mutating func set(_ value: Value, until end: ContinuousClock.Instant?) { passing = (value, end) }

  /// Ends the while.
  mutating func endWhile() { passing = nil }

  /// Ends the while if it is over, and says whether the state became another by that.
  mutating func isChanged(at now: ContinuousClock.Instant) -> Bool {
    guard let end = endsAt, end <= now else { return false }
    let before = current
    endWhile()
    return current != before
  }
}
