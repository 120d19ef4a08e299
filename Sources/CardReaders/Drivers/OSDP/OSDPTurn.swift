/// The time in which one reader of a line is to answer.
struct OSDPTurn {
  /// The position of the reader.
  let reader: Int
  /// When the command's last byte was on the wire.
  let asked: ContinuousClock.Instant
  /// When the answer must have come.
  var deadline: ContinuousClock.Instant
  /// When it must have come however much noise there is.
  let end: ContinuousClock.Instant
  /// The silence that ends an answer whose rest was lost.
  let gap: Duration
  /// Whether bytes came that may have been the answer.
  var heardSomething = false

  /// Bytes came that are no answer, or not yet: it is over once they stop.
  mutating func heard(at now: ContinuousClock.Instant) {
    heardSomething = true
    deadline = min(now + gap, end)
  }
}
