/// How many events go in the next batch: more of a large backlog, fewer where the district takes less, half of what
/// holds a refused event.
struct BatchLimit: Hashable, Sendable {
  /// How many batches must succeed before a halved limit is doubled again.
  static let successesToGrow = 8

  private let usual: Int
  private let most: Int
  private var limit: Int
  private var successes = 0
  /// The end of the batch in which an event is known to be refused.
  private var suspect: Int64?

  /// So many, as long as nothing speaks against it.
  ///
  /// - Parameters:
  ///   - usual: how many as a rule.
  ///   - most: how many of a backlog, where what each batch costs beside its events adds up.
  init(usual: Int, most: Int) {
    self.usual = usual
    self.most = most
    limit = most
  }

  /// How many of the waiting events behind a sequence go next.
  func events(behind position: Int64, waiting: Int64) -> Int {
    let limit = min(limit, waiting > 2 * Int64(most) ? most : usual)
    guard let suspect, suspect > position else { return limit }
    return min(limit, max(1, Int(suspect - position) / 2))
  }

  /// The district takes no batch of that size.
  mutating func tooLarge(_ batch: ClosedRange<Int64>) {
    limit = max(1, batch.count / 2)
    successes = 0
  }

  /// Something in that batch is refused.
  mutating func refused(in batch: ClosedRange<Int64>) { suspect = batch.upperBound }

  /// Everything up to a sequence is stored.
  mutating func stored(through position: Int64) {
    if let suspect, position >= suspect { self.suspect = nil }
    guard limit < most else { return }
    successes += 1
    if successes == Self.successesToGrow {
      limit = min(most, limit * 2)
      successes = 0
    }
  }
}
