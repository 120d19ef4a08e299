import DistrictProtocol

extension ForwardingState {
  /// What happened.
  enum Input: Hashable, Sendable {
    /// The forwarder begins.
    case started
    /// There is something new in the ledger.
    case nudged
    /// Somebody wants everything sent now, whatever the schedule says.
    case hurried
    /// The kept connection ended although nobody here ended it.
    case connectionEnded
    /// The moment that was waited for has come.
    case timerFired
    /// The ledger could not give the events.
    case unreadable(String)
    /// A batch was sent; `retryAfter` is what the district asked for, in milliseconds.
    case answered(DeliveryOutcome, batch: ClosedRange<Int64>, retryAfter: Int64?)
    /// The district was asked whether it is there.
    case knocked(DeliveryStanding, retryAfter: Int64?)

    /// Whether the district was tried.
    var isAnswer: Bool {
      switch self {
      case .answered, .knocked: true
      case .started, .nudged, .hurried, .connectionEnded, .timerFired, .unreadable: false
      }
    }
  }

  /// What must be written down.
  enum Effect: Hashable, Sendable {
    /// The cursor moves: the district has everything up to this sequence.
    case acknowledge(through: Int64)
    /// The district does not count, or does not take, this event.
    case setAside(SetAsideEvent)
    /// The district has other events of this ledger from a sequence on: it cannot go on; the problem is in words.
    case differs(from: Int64, String)
  }

  /// What to do after that.
  enum Next: Hashable, Sendable {
    /// Send the events behind a sequence, at most so many.
    case send(after: Int64, limit: Int)
    /// Ask the district whether it is there.
    case knock
    /// Wait for what happens next and, where there is one, until a moment.
    case wait(until: Int64?)
  }

  /// What to write down, and then to do.
  struct Step: Hashable, Sendable {
    var effects: [Effect] = []
    var next: Next
  }
}
