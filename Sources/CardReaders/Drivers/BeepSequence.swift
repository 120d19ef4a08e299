import StationCore

/// The beeps of a reader that can do nothing but beep, once for each `BEL` that it is sent.
///
/// One for a check-in, two for a visit that is open again, three for a card that the roster does not know, five for a
/// check-in that could not be recorded. They are sent apart, because a scanner makes one beep of those that come
/// together; a new answer takes the place of what is left of the former.
struct BeepSequence {
  /// From one beep to the next; the beep of most scanners lasts 100 ms.
  static let interval = Duration.milliseconds(250)

  private var left = 0

  /// When the next beep is due; `nil` while there is none.
  private(set) var wakeAt: ContinuousClock.Instant?

  /// The first beep of an answer.
  mutating func begin(_ answer: ReaderAnswer, at now: ContinuousClock.Instant) -> [ReaderEvent] {
    left =
      switch answer {
      case .accepted: 1
      case .repeated: 2
      case .unknown: 3
      case .failed: 5
      }
    return beep(at: now)
  }

  /// The next beep, if it is due.
  mutating func timePassed(at now: ContinuousClock.Instant) -> [ReaderEvent] {
    guard let wakeAt, now >= wakeAt else { return [] }
    return beep(at: now)
  }

  private mutating func beep(at now: ContinuousClock.Instant) -> [ReaderEvent] {
    left -= 1
    wakeAt = left > 0 ? now + Self.interval : nil
    return [.send([0x07])]
  }
}
