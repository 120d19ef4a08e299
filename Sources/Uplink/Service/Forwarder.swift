import DistrictProtocol
import Logging
import NIOHTTP1
import StationCore

/// Sends the ledger's events up: does what ``ForwardingState`` decides.
struct Forwarder: Sendable {
  let client: DistrictClient
  let outbox: any EventOutbox
  let board: ContactBoard
  let signal: Signal
  let clock: SteadyClock
  let logger: Logger
  /// Told which programme and roster the district has.
  let announced: @Sendable (DocumentVersions) -> Void

  /// Runs until cancelled.
  func run() async {
    var generator = SystemRandomNumberGenerator()
    guard var state = await firstState() else { return }
    var input = ForwardingState.Input.started
    while !Task.isCancelled {
      let before = state.standing
      let step = state.handle(input, at: clock.now(), using: &generator)
      for effect in step.effects { perform(effect) }
      if input.isAnswer || state.standing != before { await tell(state.standing) }
      switch step.next {
      case .send(let after, let limit):
        input = await send(after: after, limit: limit)
      case .wait(let until):
        let rang = await signal.wait(milliseconds: until.map { $0 - clock.now() })
        input = rang ? .nudged : .timerFired
      }
    }
  }

  /// Begins at the cursor; waits while the ledger cannot be read.
  private func firstState() async -> ForwardingState? {
    while !Task.isCancelled {
      do { return ForwardingState(acknowledged: try outbox.acknowledged()) } catch {
        logger.error("the ledger's cursor cannot be read", metadata: ["reason": "\(error)"])
        await board.note(.refused("the ledger's cursor cannot be read: \(error)"), of: .events)
        try? await Task.sleep(for: .seconds(5))
      }
    }
    return nil
  }

  private func perform(_ effect: ForwardingState.Effect) {
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
      }
    } catch {
      // The events are safe on both sides; at worst they are sent once more after a restart.
      logger.error("the ledger could not note the district's answer", metadata: ["reason": "\(error)"])
    }
  }

  private func send(after sequence: Int64, limit: Int) async -> ForwardingState.Input {
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
