/// The time that `poll` is to wait.
enum PollTimeout {
  /// Milliseconds until an instant, rounded up so that `poll` never wakes too early; -1 is for ever.
  static func milliseconds(until instant: ContinuousClock.Instant?) -> Int32 {
    guard let instant else { return -1 }
    let left = (instant - .now).components
    guard left.seconds >= 0, left.attoseconds >= 0 else { return 0 }
    return Int32(clamping: left.seconds * 1_000 + (left.attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000)
  }
}
