import DistrictProtocol
import FoundationEssentials
import StationCore

@testable import District
@testable import Uplink

/// A district with the real rule for batches and a store in memory.
struct SimulatedDistrict {
  /// What is durable, by ledger.
  private(set) var ledgers: [EventSource: [EventRecord]] = [:]
  /// How far each ledger ever reached.
  private(set) var highest: [EventSource: Int64] = [:]
  /// The most events that it takes at once, and the most bytes.
  var largestBatch = Int.max
  var largestBody = Int.max
  /// The event that it does not take, if any.
  var poison: (source: EventSource, sequence: Int64)?

  /// How far a ledger is durable.
  func head(of source: EventSource) -> Int64 { Int64(ledgers[source]?.count ?? 0) }

  /// Takes a batch as it came, of which it may store only the first events, and answers at a time of its own.
  mutating func answer(_ request: SimulatedRequest, storingAtMost most: Int, time: Int64) -> DistrictReply {
    do throws(DistrictProblem) {
      return reply(200, try store(request, most, time))
    } catch {
      return problem(error.details)
    }
  }

  /// An answer without looking at the batch.
  func refusal(_ status: Int, retryAfter: Int64?) -> DistrictReply {
    problem(ProblemDetails(title: "Not now", status: status, detail: "Try later."), retryAfter: retryAfter)
  }

  /// The disk is replaced by an older copy.
  mutating func lose(_ source: EventSource, downTo sequence: Int64) {
    let lost = Int(max(0, head(of: source) - sequence))
    ledgers[source]?.removeLast(lost)
  }

  private mutating func store(
    _ request: SimulatedRequest, _ most: Int, _ time: Int64
  ) throws(DistrictProblem) -> EventsReply {
    guard let header = LedgerHeadHeader(request.header) else { throw .noHead }
    guard request.body.count <= largestBody else { throw .tooLarge(limit: largestBody) }
    var body = request.body
    if request.isCompressed {
      do throws(GzipFault) { body = try Gzip.decompress(body, limit: 1 << 22) } catch { throw .badCompression(error) }
    }
    let batch: ReceivedBatch
    do throws(BatchFault) { batch = try EventBatch.decode(body) } catch { throw .batch(error) }
    guard batch.events.count <= largestBatch else { throw .batch(BatchFault(.tooMany(limit: largestBatch))) }
    if let poison, poison.source == batch.source, batch.events.contains(where: { $0.sequence == poison.sequence }) {
      throw .batch(BatchFault(.notAnEvent, index: 0))
    }
    switch IngestRule(head: chainHead(of: batch.source)).decide(batch, header: header.head, stored: seals(for: batch)) {
    case .refuse(let refusal): throw .ingest(refusal)
    case .store(let records):
      ledgers[batch.source, default: []] += records.prefix(most)
      let head = head(of: batch.source)
      highest[batch.source] = max(highest[batch.source] ?? 0, head)
      return EventsReply(
        acknowledged: head, setAside: [], programme: nil, roster: nil, time: Timestamp.text(time))
    }
  }

  private func chainHead(of source: EventSource) -> ChainHead {
    ledgers[source]?.last.map { ChainHead(sequence: $0.sequence, hash: $0.hash) } ?? ChainHead(emptyLedgerOf: source)
  }

  private func seals(for batch: ReceivedBatch) -> [Int64: ChainHash] {
    var seals: [Int64: ChainHash] = [0: .genesis(of: batch.source)]
    let before = Int(batch.firstSequence) - 2
    for record in (ledgers[batch.source] ?? []).dropFirst(max(0, before)).prefix(batch.events.count + 1) {
      seals[record.sequence] = record.hash
    }
    return seals.filter { (batch.firstSequence - 1...batch.lastSequence).contains($0.key) }
  }

  private func problem(_ details: ProblemDetails, retryAfter: Int64? = nil) -> DistrictReply {
    reply(details.status, details, retryAfter: retryAfter)
  }

  private func reply(_ status: Int, _ body: some Encodable, retryAfter: Int64? = nil) -> DistrictReply {
    DistrictReply(status: status, retryAfter: retryAfter, body: (try? JSONEncoder().encode(body)).map(Array.init) ?? [])
  }
}
