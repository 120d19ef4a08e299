/// A search for cards that goes on until some are found, the tries are used up, or the host breaks it off.
struct PN532Search {
  /// How long one try takes.
  static let timeOfTry = Duration.milliseconds(5)
  /// The number of retries that has no end.
  static let endless: UInt8 = 0xFF
  /// The modulation of ISO 14443 type A at 106 kbit/s, the only one of which there are cards.
  static let typeA: UInt8 = 0

  /// How many cards are asked for.
  let maximum: UInt8
  /// How the field is modulated.
  let modulation: UInt8
  /// The number of the one card that is asked for; empty for any.
  let uid: [UInt8]
  /// When the next try is done.
  private(set) var nextTry: ContinuousClock.Instant
  private var retriesLeft: UInt8

  init(maximum: UInt8, modulation: UInt8, uid: [UInt8], retries: UInt8, at now: ContinuousClock.Instant) {
    self.maximum = maximum
    self.modulation = modulation
    self.uid = uid
    retriesLeft = retries
    nextTry = now + Self.timeOfTry
  }

  /// Whether there is another try after one that found nothing.
  mutating func goesOn(at now: ContinuousClock.Instant) -> Bool {
    guard retriesLeft > 0 else { return false }
    if retriesLeft != Self.endless { retriesLeft -= 1 }
    nextTry = now + Self.timeOfTry
    return true
  }
}
