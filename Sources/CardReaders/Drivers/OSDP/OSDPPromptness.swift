/// How soon a reader answers, as far as it has shown.
///
/// A command that was lost on the wire need not be waited for as long as the standard allows the slowest of readers:
/// the first repetitions come sooner where the reader has always been quick.
struct OSDPPromptness {
  private static let leastAnswers = 8
  /// How many times its usual time a reader is given, and at least how long.
  private static let factor = 4
  private static let least = Duration.milliseconds(60)

  private var answers = 0
  /// The slowest answer of late; old ones count for less and less.
  private var slowest = Duration.zero

  /// An answer was whole so long after its command.
  mutating func answered(after time: Duration) {
    answers = min(answers + 1, Self.leastAnswers)
    slowest = max(time, slowest - slowest / 64)
  }

  /// How long to wait for an answer before the command is sent again.
  func patience(atMost limit: Duration) -> Duration {
    answers < Self.leastAnswers ? limit : min(limit, max(Self.least, slowest * Self.factor))
  }
}
