import DistrictProtocol
import HTTPTypes
import Hummingbird
import Logging
import StationCore

/// Takes stations' events in.
struct EventsHandler {
  static let compressedLimit = 8 * 1024 * 1024
  static let expandedLimit = 64 * 1024 * 1024

  let store: DistrictStore
  let peer: PeerStation
  let limits: RequestLimits
  let now: @Sendable () -> Int64

  func receive(_ request: Request, _ context: DistrictContext) async throws -> Response {
    let station = try await peer.station(context)
    guard MediaTypeName(request.headers[.contentType]) == MediaTypeName(EventBatch.contentType) else {
      throw DistrictProblem.wrongMediaType(expected: EventBatch.contentType)
    }
    guard let name = HTTPField.Name(LedgerHeadHeader.name), let text = request.headers[name],
      let header = LedgerHeadHeader(text)
    else { throw DistrictProblem.noHead }
    return try await limits.batch(of: station) {
      try await takeIn(try decode(try await body(request), of: station), header, context)
    }
  }

  /// Stores a batch; the answer, and how many of its events were new.
  private func takeIn(
    _ batch: ReceivedBatch, _ header: LedgerHeadHeader, _ context: DistrictContext
  ) async throws -> (Response, new: Int) {
    switch try await store.ingest(batch, header: header.head, at: now()) {
    case .refused(let refusal):
      context.logger.warning(
        "batch refused, alarm raised",
        metadata: [
          "source": "\(batch.source)", "alarm": "\(refusal.alarm.kind.rawValue)",
          "sequence": "\(refusal.alarm.sequence)",
        ])
      throw DistrictProblem.ingest(refusal)
    case .stored(let acknowledged, let setAside, let new):
      context.logger.debug(
        "events stored", metadata: ["source": "\(batch.source)", "through": "\(acknowledged)", "new": "\(new)"])
      let (programme, roster) = try await store.versions()
      let reply = EventsReply(
        acknowledged: acknowledged, setAside: setAside, programme: programme, roster: roster,
        time: Timestamp.text(now()))
      var response = try JSONBody.response(reply)
      // Nobody keeps the answer to a POST that does not say for how long (RFC 9111 §3), and this one is paid for by each
      // visit.
      response.headers[.cacheControl] = nil
      return (response, new)
    }
  }

  private func body(_ request: Request) async throws -> [UInt8] {
    let body = try await RequestBytes.collect(request, limit: Self.compressedLimit)
    switch request.headers[.contentEncoding]?.lowercased() {
    case nil, "identity": return body
    case Gzip.contentEncoding:
      do { return try Gzip.decompress(body, limit: Self.expandedLimit, ratio: Gzip.densest) } catch {
        throw DistrictProblem.badCompression(error)
      }
    default: throw DistrictProblem.unknownEncoding
    }
  }

  private func decode(_ body: [UInt8], of station: StationID) throws(DistrictProblem) -> ReceivedBatch {
    do { return try EventBatch.decode(body, of: station) } catch {
      throw error.reason == .otherStation ? .otherStation : .batch(error)
    }
  }
}
