import DistrictProtocol

/// Decides what the forwarder does next: a value without clock, randomness, network or disk of its own.
///
/// Moments are milliseconds of a steady clock. Whoever drives it does what ``Step`` says and comes back with what
/// happened; nothing is ever given up because of its age or the number of tries.
struct ForwardingState: Sendable {
  /// How forwarding stands, for people.
  private(set) var standing = DeliveryStanding.waiting

  private let schedule: UploadSchedule
  /// How far the durable cursor has moved.
  private var acknowledged: Int64
  /// Behind which sequence the next batch begins; earlier than `acknowledged` where the district lost events.
  private var position: Int64
  /// The ledger's newest sequence.
  private var newest: Int64
  /// The newest sequence when the last batch was read.
  private var seen: Int64
  private var limit: BatchLimit
  private var backoff = Backoff()
  private var pause = ForwardingPause()
  /// The event that the district refuses.
  private var refused: Int64?

  /// Begins behind the durable cursor.
  init(acknowledged: Int64, schedule: UploadSchedule) {
    self.schedule = schedule
    self.acknowledged = acknowledged
    position = acknowledged
    newest = acknowledged
    seen = acknowledged
    limit = BatchLimit(usual: schedule.batchEvents, most: schedule.backlogEvents)
  }

  /// Takes in what happened, and how far the ledger reaches by now, and says what to do.
  mutating func handle(
    _ input: Input, newest: Int64, at now: Int64, using generator: inout some RandomNumberGenerator
  ) -> Step {
    self.newest = max(self.newest, newest)
    switch input {
    case .started, .hurried: return Step(next: exchange())
    case .nudged: return Step(next: collect(at: now))
    case .connectionEnded:
      pause.lost(at: now, using: &generator)
      return Step(next: .wait(until: pause.wake))
    case .timerFired:
      guard let wake = pause.wake, now >= wake else { return Step(next: .wait(until: pause.wake)) }
      return Step(next: pause.isKnock(at: now) ? .knock : exchange())
    case .unreadable(let problem):
      return fail(.refused(problem), .patient, nil, at: now, using: &generator)
    case .answered(let outcome, let batch, let retryAfter):
      self.newest = max(self.newest, batch.upperBound)
      return answer(outcome, batch, retryAfter, at: now, using: &generator)
    case .knocked(let standing, let retryAfter): return knocked(standing, retryAfter, at: now, using: &generator)
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
      limit.tooLarge(batch)
      return Step(next: exchange())
    case .invalid(let problem):
      guard batch.count > 1 else { return refuse(batch.lowerBound, problem, at: now, using: &generator) }
      limit.refused(in: batch)
      return Step(next: exchange())
    case .fork(let sequence, let problem):
      return fail(differing: sequence, problem, retryAfter, at: now, using: &generator)
    case .conflict(let expected?, let problem) where expected > 0 && expected - 1 != position:
      return resume(after: expected - 1, problem, at: now, using: &generator)
    case .conflict(_, let problem), .refused(let problem):
      return fail(.refused(problem), .patient, retryAfter, at: now, using: &generator)
    case .unreachable(let problem):
      return fail(.unreachable(problem), schedule.retry, retryAfter, at: now, using: &generator)
    }
  }

  /// The district acknowledged: the cursor moves, and what was there already goes at once.
  private mutating func stored(
    _ sequence: Int64, _ batch: ClosedRange<Int64>, at now: Int64, using generator: inout some RandomNumberGenerator
  ) -> Step {
    guard sequence >= batch.lowerBound else {
      return resume(
        after: max(0, sequence), "the district stored nothing of a batch that it accepted", at: now, using: &generator)
    }
    standing = .connected
    pause.end()
    // A district that claims more than was ever sent is believed only as far as there are events here.
    let effects = move(to: min(sequence, newest))
    guard sequence <= newest else {
      var step = fail(differing: newest + 1, Self.older(sequence, newest), nil, at: now, using: &generator)
      step.effects = effects + step.effects
      return step
    }
    limit.stored(through: position)
    if let refused, position >= refused { self.refused = nil }
    if position >= acknowledged { backoff.reset() }
    return Step(effects: effects, next: position < seen ? exchange() : collect(at: now))
  }

  /// The district wants another sequence: older ones again where it lost them, later ones where a reply was lost.
  private mutating func resume(
    after sequence: Int64, _ problem: String, at now: Int64, using generator: inout some RandomNumberGenerator
  ) -> Step {
    guard sequence <= newest else {
      return fail(differing: newest + 1, Self.older(sequence, newest), nil, at: now, using: &generator)
    }
    let effects = move(to: sequence)
    // The wait is short the first time; it grows where the district keeps changing its mind.
    var step = fail(.unreachable(problem), .prompt, nil, at: now, using: &generator)
    step.effects = effects
    return step
  }

  /// The next batch begins behind a sequence; the cursor follows, but never back.
  private mutating func move(to sequence: Int64) -> [Effect] {
    position = sequence
    guard position > acknowledged else { return [] }
    acknowledged = position
    return [.acknowledge(through: position)]
  }

  /// One event is refused for good.
  ///
  /// The chain has no gaps, so nothing behind it can go either: it is noted for the keeper once and tried again,
  /// slowly, until somebody has repaired what refuses it.
  private mutating func refuse(
    _ sequence: Int64, _ problem: String, at now: Int64, using generator: inout some RandomNumberGenerator
  ) -> Step {
    limit.refused(in: sequence...sequence)
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

  private mutating func knocked(
    _ standing: DeliveryStanding, _ retryAfter: Int64?, at now: Int64, using generator: inout some RandomNumberGenerator
  ) -> Step {
    switch standing {
    case .refused: return fail(standing, .patient, retryAfter, at: now, using: &generator)
    case .unreachable: return fail(standing, schedule.retry, retryAfter, at: now, using: &generator)
    case .waiting, .connected:
      self.standing = .connected
      backoff.reset()
      pause.answered(at: now)
      return Step(next: collect(at: now))
    }
  }

  private mutating func fail(
    _ standing: DeliveryStanding, _ policy: RetryPolicy, _ retryAfter: Int64?, at now: Int64,
    using generator: inout some RandomNumberGenerator
  ) -> Step {
    self.standing = standing
    pause.fail(until: backoff.next(policy, retryAfter: retryAfter, at: now, using: &generator))
    return Step(next: .wait(until: pause.wake))
  }

  /// The next batch, as large as it may be.
  ///
  /// Where nothing waits and the last exchange failed, the district is asked whether it is there again.
  private mutating func exchange() -> Next {
    let isDoubtful = standing.isFailure || pause.knock != nil
    pause.end()
    seen = newest
    guard newest > position else { return isDoubtful ? .knock : .wait(until: nil) }
    return .send(after: position, limit: limit.events(behind: position, waiting: newest - position))
  }

  /// What is new waits for its time, unless enough waits already.
  private mutating func collect(at now: Int64) -> Next {
    guard newest > position, pause.retry == nil else { return .wait(until: pause.wake) }
    guard newest - position < schedule.enough else { return exchange() }
    pause.collect(until: schedule.due(waitingSince: now))
    return .wait(until: pause.wake)
  }
}
