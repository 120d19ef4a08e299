import DistrictProtocol
import StationCore
import Testing

/// A made-up ledger that a test lets grow.
struct SampleLedger {
  static let start: Int64 = 1_767_571_200_000  // 2026-01-05T00:00:00Z, eight in the morning in Beijing

  let source: EventSource
  private(set) var records: [EventRecord] = []
  private let boot: BootID
  private var head: ChainHash

  init(_ station: String = "CY-TEST-001", ledger: UInt64 = 1) throws {
    source = EventSource(station: try #require(StationID(station)), ledger: LedgerID(rawValue: ledger))
    boot = try #require(BootID("0123456789abcdef0123456789abcdef"))
    head = .genesis(of: source)
  }

  @discardableResult
  mutating func append(_ body: EventBody, at milliseconds: Int64 = start) -> Int64 {
    append(
      body, at: EventTime(wallMilliseconds: milliseconds, boot: boot, sinceBootMilliseconds: 1000, isTrusted: true))
  }

  @discardableResult
  mutating func append(_ body: EventBody, at time: EventTime) -> Int64 {
    let record = EventRecord(body, sequence: Int64(records.count + 1), time: time, source: source, after: head)
    records.append(record)
    head = record.hash
    return record.sequence
  }

  mutating func appendGuests(_ count: Int) {
    for _ in 0..<count { append(.checkIn(.guest)) }
  }

  /// The sequences of that range as the district reads them, and the header that goes beside them.
  func batch(_ range: ClosedRange<Int>) throws -> (batch: ReceivedBatch, header: ChainHead) {
    let sent = Array(records[(range.lowerBound - 1)...(range.upperBound - 1)])
    let header = try #require(EventBatch.header(for: sent))
    return (try EventBatch.decode(EventBatch.encode(sent, source: source)), header.head)
  }
}
