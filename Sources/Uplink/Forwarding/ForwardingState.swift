import DistrictProtocol

/// Decides what the forwarder does next: a value without clock, randomness, network or disk of its own.
///
/// Moments are milliseconds of a steady clock. Whoever drives it does what ``Step`` says and comes back with what
/// happened; nothing is ever given up because of its age or the number of tries.
struct ForwardingState: Sendable {
  /// The most events in one batch.
  static let batchLimit = 500
  /// How long a nudge waits for further events to go with it, in milliseconds.
  static let collectingPeriod: Int64 = 100
  /// How many batches must succeed before a halved batch limit is doubled again.
  static let successesToGrow = 8

  /// How forwarding stands, for people.
  private(set) var standing = DeliveryStanding.waiting

  /// How far the durable cursor has moved.
  private var acknowledged: Int64
  /// Behind which sequence the next batch begins; earlier than `acknowledged` where the district lost events.
  private var position: Int64
  /// The newest sequence that is known to exist here.
  private var newest: Int64
  /// The newest sequence that the district says it has.
  private var claimed: Int64 = 0
  private var limit = Self.batchLimit
  private var successes = 0
  private var backoff = Backoff()
  private var wake: Int64?
  /// The end of the batch in which an event is known to be refused.
  private var suspect: Int64?
  /// The event that the district refuses.
  private var refused: Int64?

  /// Begins behind the durable cursor.
  init(acknowledged: Int64) {
    self.acknowledged = acknowledged
    position = acknowledged
    newest = acknowledged
  }

  /// Takes in what happened and says what to do.
  mutating func handle(_ input: Input, at now: Int64, using generator: inout some RandomNumberGenerator) -> Step {
    switch input {
    case .started: return Step(next: send())
    case .nudged:
      if wake == nil { wake = now + Self.collectingPeriod }
      return Step(next: .wait(until: wake))
    case .timerFired:
      guard let wake, now >= wake else { return Step(next: .wait(until: wake)) }
      return Step(next: send())
    case .nothingUnsent:
      if claimed > newest {
        return fail(differing: newest + 1, Self.older(claimed, newest), nil, at: now, using: &generator)
      }
      // Whatever failed before, the district has everything now.
      if standing != .waiting { standing = .connected }
      backoff.reset()
      return Step(next: .wait(until: nil))
    case .unreadable(let problem):
      return fail(.refused(problem), .patient, nil, at: now, using: &generator)
    case .answered(let outcome, let batch, let retryAfter):
      newest = max(newest, batch.upperBound)
      return answer(outcome, batch, retryAfter, at: now, using: &generator)
    }
  }

  private mutating func answer(
    _ outcome: DeliveryOutcome, _ batch: ClosedRange<Int64>, _ retryAfter: Int64?, at now: Int64,
    using generator: inout some RandomNumberGenerator
  ) -> Step {
    switch outcome {
    case .stored(let sequence, let setAside):
      var step = stored(sequence, batch, at: now, using: &generator)
      step.effects += setAside.filter { $0.sequence <= newest }.map(Effect.setAside)
      return step
    case .tooLarge(let problem):
      guard batch.count > 1 else { return refuse(batch.lowerBound, problem, at: now, using: &generator) }
      limit = max(1, batch.count / 2)
      successes = 0
      return Step(next: send())
    case .invalid(let problem):
      guard batch.count > 1 else { return refuse(batch.lowerBound, problem, at: now, using: &generator) }
      suspect = batch.upperBound
      return Step(next: send())
    case .fork(let sequence, let problem):
      return fail(differing: sequence, problem, retryAfter, at: now, using: &generator)
    case .conflict(let expected?, let problem) where expected > 0 && expected - 1 != position:
      return resume(after: expected - 1, problem, at: now, using: &generator)
    case .conflict(_, let problem), .refused(let problem):
      return fail(.refused(problem), .patient, retryAfter, at: now, using: &generator)
    case .unreachable(let problem):
      return fail(.unreachable(problem), .prompt, retryAfter, at: now, using: &generator)
    }
  }

  /// The district acknowledged: the cursor moves, and the next batch goes at once where there is more.
  private mutating func stored(
    _ sequence: Int64, _ batch: ClosedRange<Int64>, at now: Int64, using generator: inout some RandomNumberGenerator
  ) -> Step {
    guard sequence >= batch.lowerBound else {
      return resume(
        after: max(0, sequence), "the district stored nothing of a batch that it accepted", at: now, using: &generator)
    }
    // A district that claims more than was ever sent is believed only as far as there are events here.
    claimed = max(claimed, sequence)
    position = min(sequence, newest)
    standing = .connected
    grow()
    if let refused, position >= refused { self.refused = nil }
    if let suspect, position >= suspect { self.suspect = nil }
    var effects: [Effect] = []
    if position > acknowledged {
      acknowledged = position
      effects.append(.acknowledge(through: position))
    }
    if position >= acknowledged { backoff.reset() }
    wake = nil
    return Step(effects: effects, next: send())
  }

  /// The district wants another sequence: older ones again where it lost them, later ones where a reply was lost.
  private mutating func resume(
    after sequence: Int64, _ problem: String, at now: Int64, using generator: inout some RandomNumberGenerator
  ) -> Step {
    guard sequence <= newest else {
      return fail(differing: newest + 1, Self.older(sequence, newest), nil, at: now, using: &generator)
    }
    position = sequence
    var effects: [Effect] = []
    if position > acknowledged {
      acknowledged = position
      effects.append(.acknowledge(through: position))
    }
    // The wait is short the first time; it grows where the district keeps changing its mind.
    var step = fail(.unreachable(problem), .prompt, nil, at: now, using: &generator)
    step.effects = effects
    return step
  }

  /// One event is refused for good.
  ///
  /// The chain has no gaps, so nothing behind it can go either: it is noted for the keeper once and tried again,
  /// slowly, until somebody has repaired what refuses it.
  private mutating func refuse(
    _ sequence: Int64, _ problem: String, at now: Int64, using generator: inout some RandomNumberGenerator
  ) -> Step {
    suspect = sequence
    var step = fail(
      .refused("event \(sequence) is refused: \(problem)"), .patient, nil, at: now, using: &generator)
    if refused != sequence {
      refused = sequence
      step.effects = [.setAside(SetAsideEvent(sequence: sequence, reason: problem))]
    }
    return step
  }

  /// The district has another history of this ledger: whoever keeps the ledger must begin a new one.
  private mutating func fail(
    differing sequence: Int64, _ problem: String, _ retryAfter: Int64?, at now: Int64,
    using generator: inout some RandomNumberGenerator
  ) -> Step {
    var step = fail(.refused(problem), .patient, retryAfter, at: now, using: &generator)
    step.effects = [.differs(from: sequence, problem)]
    return step
  }

  private static func older(_ district: Int64, _ station: Int64) -> String {
    "the district has \(district) events of this ledger, but the station only \(station): "
      + "the ledger here is older than what was sent"
  }

  private mutating func fail(
    _ standing: DeliveryStanding, _ policy: RetryPolicy, _ retryAfter: Int64?, at now: Int64,
    using generator: inout some RandomNumberGenerator
  ) -> Step {
    self.standing = standing
    wake = backoff.next(policy, retryAfter: retryAfter, at: now, using: &generator)
    return Step(next: .wait(until: wake))
  }

  /// The next batch: as much as the limit allows, or half of what holds a refused event.
  private mutating func send() -> Next {
    wake = nil
    guard let suspect, suspect > position else { return .send(after: position, limit: limit) }
    return .send(after: position, limit: min(limit, max(1, Int(suspect - position) / 2)))
  }

  private mutating func grow() {
    guard limit < Self.batchLimit else { return }
    successes += 1
    if successes == Self.successesToGrow {
      limit = min(Self.batchLimit, limit * 2)
      successes = 0
    }
  }
}
