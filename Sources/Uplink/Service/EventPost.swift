import DistrictProtocol
import NIOHTTP1
import StationCore

/// The forwarder's exchanges with the district, and what came of them.
struct EventPost: Sendable {
  let client: DistrictClient
  /// Told which programme and roster the district has.
  let announced: @Sendable (DocumentVersions) -> Void

  /// Sends a batch, which has at least one event.
  func send(_ records: [EventRecord], of source: EventSource) async -> ForwardingState.Input {
    guard let first = records.first, let last = records.last, let head = EventBatch.header(for: records) else {
      return .unreadable("a batch without events cannot be sent")
    }
    let batch = first.sequence...last.sequence
    do {
      let reply = try await client.send(
        .POST, DistrictPath.events,
        headers: [
          "Content-Type": EventBatch.contentType, "Content-Encoding": Gzip.contentEncoding,
          LedgerHeadHeader.name: head.description,
        ],
        body: try Gzip.compress(EventBatch.encode(records, source: source)))
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

  /// Asks the district whether it is there.
  func knock() async -> ForwardingState.Input {
    do {
      let reply = try await client.send(.GET, DistrictPath.health)
      return .knocked(reply.isSuccess ? .connected : .unreachable(reply.words), retryAfter: reply.retryAfter)
    } catch {
      return .knocked(error.needsPerson ? .refused("\(error)") : .unreachable("\(error)"), retryAfter: nil)
    }
  }
}
