import DistrictProtocol
import Logging
import NIOHTTP1
import StationCore

/// Sends the ledgers' events up: does what ``ForwardingState`` decides.
struct Forwarder: Sendable {
  let client: DistrictClient
  let outboxes: any EventOutboxes
  let board: ContactBoard
  let signal: Signal
  let clock: SteadyClock
  let logger: Logger
  /// Told which programme and roster the district has.
  let announced: @Sendable (DocumentVersions) -> Void

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
      guard await signal.wait(milliseconds: due.map { max($0, 0) - clock.now() }) else { continue }
      lines[growing]?.input = .nudged
      lines[growing]?.wake = .min
    }
  }

  /// Takes in which ledgers there are now; those that have nothing more to send are forgotten.
  private func renew(_ lines: inout [EventSource: OutboxLine]) throws -> [any EventOutbox] {
    let boxes = try outboxes.outboxes()
    let sources = Set(boxes.map(\.source))
    lines = lines.filter { sources.contains($0.key) }
    for box in boxes {
      if lines[box.source] == nil { lines[box.source] = try OutboxLine(box) }
      lines[box.source]?.outbox = box
    }
    return boxes
  }

  /// Does what the ledger's state decides until it has to wait; tells whether a batch was tried.
  private func advance(_ line: inout OutboxLine) async -> Bool {
    var generator = SystemRandomNumberGenerator()
    var hasTried = false
    while !Task.isCancelled {
      hasTried = hasTried || line.input.isAnswer
      let before = line.state.standing
      let step = line.state.handle(line.input, at: clock.now(), using: &generator)
      for effect in step.effects { perform(effect, on: line.outbox) }
      if line.input.isAnswer || line.state.standing != before, case .send = step.next {
        await tell(line.state.standing)
      }
      switch step.next {
      case .send(let after, let limit):
        line.input = await send(after: after, limit: limit, of: line.outbox)
      case .wait(let until):
        line.wake = until
        line.input = .timerFired
        return hasTried
      }
    }
    return hasTried
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

  private func send(
    after sequence: Int64, limit: Int, of outbox: any EventOutbox
  ) async -> ForwardingState.Input {
    let records: [EventRecord]
    do { records = try outbox.events(after: sequence, limit: limit) } catch {
      return .unreadable("the ledger cannot be read: \(error)")
    }
    guard let first = records.first, let last = records.last, let head = EventBatch.header(for: records) else {
      return .nothingUnsent
    }
    guard first.sequence == sequence + 1 else {
      return .unreadable("the district asks for event \(sequence + 1), which the ledger no longer has")
    }
    let batch = first.sequence...last.sequence
    do {
      let reply = try await client.send(
        .POST, DistrictPath.events,
        headers: [
          "Content-Type": EventBatch.contentType, "Content-Encoding": Gzip.contentEncoding,
          LedgerHeadHeader.name: head.description,
        ],
        body: try Gzip.compress(EventBatch.encode(records, source: outbox.source)))
      let (outcome, body) = DeliveryOutcome.read(reply)
      if let body { announced(DocumentVersions(programme: body.programme, roster: body.roster)) }
      return .answered(outcome, batch: batch, retryAfter: reply.retryAfter)
    } catch let fault as ContactFault {
      return .answered(
        fault.needsPerson ? .refused("\(fault)") : .unreachable("\(fault)"), batch: batch, retryAfter: nil)
    } catch {
      return .answered(.unreachable("\(error)"), batch: batch, retryAfter: nil)
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
