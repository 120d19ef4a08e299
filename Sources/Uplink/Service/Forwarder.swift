import DistrictProtocol
import Logging
import StationCore

/// Sends the ledgers' events up: does what ``ForwardingState`` decides.
struct Forwarder: Sendable {
  let post: EventPost
  let outboxes: any EventOutboxes
  let schedule: UploadSchedule
  let board: ContactBoard
  let calls: ForwarderCalls
  let clock: SteadyClock
  let next: NextAttempt
  let logger: Logger

  /// Runs until cancelled: the earlier ledgers first, each until it has to wait, and then the one that grows.
  func run() async {
    var lines: [EventSource: OutboxLine] = [:]
    var told: DeliveryStanding?
    while !Task.isCancelled {
      let boxes: [any EventOutbox]
      do { boxes = try renew(&lines) } catch {
        logger.error("the ledger's cursor cannot be read", metadata: ["reason": "\(error)"])
        await board.note(.refused("the ledger's cursor cannot be read: \(error)"), of: .events)
        try? await Task.sleep(for: .seconds(5))
        continue
      }
      var hasTried = false
      for box in boxes {
        guard var line = lines[box.source], let wake = line.wake, wake <= clock.now() else { continue }
        let tried = await advance(&line)
        hasTried = hasTried || tried
        lines[box.source] = line
      }
      if let standing = DeliveryStanding.weightiest(of: lines.values.map(\.state.standing)) {
        if hasTried || standing != told { await tell(standing) }
        told = standing
      }
      guard let growing = boxes.last?.source else { continue }
      let due = lines.values.compactMap(\.wake).min()
      next.note(due)
      guard await calls.signal.wait(milliseconds: due.map { max($0, 0) - clock.now() }) else { continue }
      for input in calls.take() + [.nudged] {
        // One ledger is enough to look after the connection; the rest concerns all.
        for source in lines.keys where input != .connectionEnded || source == growing { lines[source]?.tell(input) }
      }
    }
    for line in lines.values { await line.ahead?.end() }
  }

  /// Takes in which ledgers there are now; those that have nothing more to send are forgotten.
  private func renew(_ lines: inout [EventSource: OutboxLine]) throws -> [any EventOutbox] {
    let boxes = try outboxes.outboxes()
    let sources = Set(boxes.map(\.source))
    lines = lines.filter { sources.contains($0.key) }
    for box in boxes {
      if lines[box.source] == nil { lines[box.source] = try OutboxLine(box, schedule: schedule) }
      lines[box.source]?.outbox = box
    }
    return boxes
  }

  /// Does what the ledger's state decides until it has to wait; tells whether the district was tried.
  private func advance(_ line: inout OutboxLine) async -> Bool {
    var generator = SystemRandomNumberGenerator()
    var hasTried = false
    while !Task.isCancelled, let input = line.inputs.first {
      line.inputs.removeFirst()
      hasTried = hasTried || input.isAnswer
      let before = line.state.standing
      let step = line.state.handle(
        input, newest: (try? line.outbox.newest()) ?? 0, at: clock.now(), using: &generator)
      for effect in step.effects { perform(effect, on: line.outbox) }
      if case .wait(let until) = step.next {
        line.wake = until
        continue
      }
      if input.isAnswer || line.state.standing != before { await tell(line.state.standing) }
      line.inputs.insert(await answer(to: step.next, of: &line), at: 0)
    }
    line.inputs = [.timerFired]
    return hasTried
  }

  private func answer(
    to next: ForwardingState.Next, of line: inout OutboxLine
  ) async -> ForwardingState.Input {
    switch next {
    case .send(let after, let limit):
      do {
        let batch = try await batch(of: &line, after: after, limit: limit)
        if batch.sequences.count >= min(limit, schedule.batchEvents) {
          // A full batch: another is likely to follow, and is made ready while this one is under way.
          line.ahead = BatchAhead(
            of: line.outbox, after: batch.sequences.upperBound, limit: limit, schedule: schedule)
        }
        return await post.send(batch)
      } catch {
        return .unreadable(error.reason)
      }
    case .knock: return await post.knock()
    case .wait: return .timerFired
    }
  }

  /// The batch that goes next, which may be ready already.
  private func batch(
    of line: inout OutboxLine, after sequence: Int64, limit: Int
  ) async throws(BatchUnreadable) -> PreparedBatch {
    let ahead = line.ahead
    line.ahead = nil
    if let ahead, ahead.after == sequence, ahead.limit == limit { return try await ahead.batch() }
    return try PreparedBatch(of: line.outbox, after: sequence, limit: limit, schedule: schedule)
  }

  private func perform(_ effect: ForwardingState.Effect, on outbox: any EventOutbox) {
    do {
      switch effect {
      case .acknowledge(let sequence):
        try outbox.acknowledge(through: sequence)
        logger.debug("acknowledged", metadata: ["through": "\(sequence)"])
      case .setAside(let event):
        logger.error(
          "the district set an event aside",
          metadata: ["sequence": "\(event.sequence)", "reason": "\(event.reason)"])
        try outbox.setAside(event.sequence, reason: event.reason)
      case .differs(let sequence, let problem):
        logger.error(
          "the district has another history of the ledger",
          metadata: ["source": "\(outbox.source)", "from": "\(sequence)", "problem": "\(problem)"])
        outboxes.differs(outbox.source, from: sequence, problem: problem)
      }
    } catch {
      // The events are safe on both sides; at worst they are sent once more after a restart.
      logger.error("the ledger could not note the district's answer", metadata: ["reason": "\(error)"])
    }
  }

  private func tell(_ standing: DeliveryStanding) async {
    switch standing {
    case .waiting: break
    case .connected: await board.note(.fine, of: .events)
    case .unreachable(let words): await board.note(.unreachable(words), of: .events)
    case .refused(let words): await board.note(.refused(words), of: .events)
    }
  }
}
