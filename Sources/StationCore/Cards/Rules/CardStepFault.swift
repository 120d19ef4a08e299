/// Why a text is no step of a reader's `transform`.
public enum CardStepFault: Error, Hashable, Sendable {
  /// There is no such step.
  case unknown
  /// Something is behind a step that stands alone.
  case takesNothing
  /// Behind the step a number of this range must stand.
  case takesNumber(ClosedRange<Int>)
  /// Behind the step one to so many bytes must stand in hexadecimal digits.
  case takesHex(most: Int)
}
