import DistrictProtocol
import NIOHTTP1

/// The forwarder's exchanges with the district, and what came of them.
struct EventPost: Sendable {
  let client: DistrictClient
  /// Told which programme and roster the district has.
  let announced: @Sendable (DocumentVersions) -> Void

  /// Sends a batch.
  func send(_ batch: PreparedBatch) async -> ForwardingState.Input {
    do {
      let reply = try await client.send(
        .POST, DistrictPath.events,
        headers: [
          "Content-Type": EventBatch.contentType, "Content-Encoding": Gzip.contentEncoding,
          LedgerHeadHeader.name: batch.head.description,
        ],
        body: batch.body)
      let (outcome, body) = DeliveryOutcome.read(reply)
      if let body { announced(DocumentVersions(programme: body.programme, roster: body.roster)) }
      return .answered(outcome, batch: batch.sequences, retryAfter: reply.retryAfter)
    } catch {
      return .answered(
        error.needsPerson ? .refused("\(error)") : .unreachable("\(error)"), batch: batch.sequences, retryAfter: nil)
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
