public import StationCore

/// Makes one tap of the many readings that a held card gives.
///
/// A card that was seen within ``window`` is still the same tap; each sight of it renews the window. Another card is a
/// new tap at once.
public struct HeldCardFilter: Sendable {
  /// How long a card may go unseen and still count as held.
  public static let window = Duration.milliseconds(1_500)
  /// How many cards are remembered at most; more than a hand can hold to a reader within the window.
  static let capacity = 16

  private var seen: [(card: CanonicalCard, last: ContinuousClock.Instant)] = []

  /// A filter that has seen no card.
  public init() {}

  /// Whether this reading is the first of a tap.
  public mutating func isTap(_ card: CanonicalCard, at now: ContinuousClock.Instant) -> Bool {
    seen.removeAll { now - $0.last > Self.window }
    let held = seen.firstIndex { $0.card == card }
    if let held { seen.remove(at: held) }
    if seen.count == Self.capacity { seen.removeFirst() }
    seen.append((card, now))
    return held == nil
  }
}
