import DistrictProtocol
import StationCore
import Testing

/// Events of a made-up ledger, for the tests of what goes over the wire.
enum Samples {
  static func source(_ station: String = "CY-TEST-001", ledger: UInt64 = 1) throws -> EventSource {
    EventSource(station: try #require(StationID(station)), ledger: LedgerID(rawValue: ledger))
  }

  static func records(_ count: Int, source: EventSource) throws -> [EventRecord] {
    let boot = try #require(BootID("0123456789abcdef0123456789abcdef"))
    let member = try #require(MemberRef(bytes: Array(repeating: 7, count: 16)))
    var head = ChainHash.genesis(of: source)
    return try (1...count).map { number in
      let body: EventBody =
        switch number % 3 {
        case 1:
          .checkIn(
            CheckIn(
              visitor: .member, member: member, trade: .courier, reader: "前台", keyVersion: 1, rosterVersion: 3))
        case 2:
          .serviceUse(
            ServiceUse(
              visit: Int64(number - 1), service: try #require(ServiceCode(rawValue: "hot-water")), member: member))
        default: .correction(Correction(corrects: Int64(number - 1), author: .keeper, reason: "\"双\"\n\u{1}重 😀"))
        }
      let milliseconds = Int64(number) * 1000
      let record = EventRecord(
        body, sequence: Int64(number),
        time: EventTime(
          wallMilliseconds: 1_767_600_000_000 + milliseconds, boot: boot, sinceBootMilliseconds: 5000 + milliseconds,
          isTrusted: number % 2 == 0),
        source: source, after: head)
      head = record.hash
      return record
    }
  }

  /// A batch of one event whose text was changed.
  static func changed(_ old: String, _ new: String) throws -> [UInt8] {
    let source = try source()
    let text = String(decoding: EventBatch.encode(try records(1, source: source), source: source), as: UTF8.self)
    try #require(text.contains(old))
    var parts = text.split(separator: old, maxSplits: 1, omittingEmptySubsequences: false)
    parts.insert(Substring(new), at: 1)
    return Array(parts.joined().utf8)
  }
}
