import StationCore

/// Tells a card that is no good once for as long as it lies there, though each look finds it.
struct PN532Refusals {
  /// For how long it may go unseen and is still the same.
  private static let window = Duration.milliseconds(1_500)

  private var last: (fault: CardFault, at: ContinuousClock.Instant)?

  /// Whether this sight of a fault is the first one.
  mutating func isNews(_ fault: CardFault, at now: ContinuousClock.Instant) -> Bool {
    defer { last = (fault, now) }
    guard let last, last.fault == fault else { return true }
    return now - last.at > Self.window
  }
}
