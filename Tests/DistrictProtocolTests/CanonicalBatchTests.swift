import StationCore
import TestSupport
import Testing

@testable import DistrictProtocol

/// Batches in canonical form are read by a short way; it must say nothing that the long one does not say.
struct CanonicalBatchTests {
  /// Records without escapes, as nearly all are.
  private static func plain(_ count: Int) throws -> (body: [UInt8], source: EventSource) {
    let source = try Samples.source()
    var head = ChainHash.genesis(of: source)
    let records = try Samples.records(count, source: source).map { record in
      let plain = EventRecord(
        sequence: record.sequence, time: record.time, type: record.type, subject: record.subject,
        data: record.data.contains("\\") ? #"{"free":7}"# : record.data, hash: head)
      head = head.next(plain.canonicalBytes(source: source))
      return EventRecord(
        sequence: plain.sequence, time: plain.time, type: plain.type, subject: plain.subject, data: plain.data,
        hash: head)
    }
    return (EventBatch.encode(records, source: source), source)
  }

  @Test(arguments: [1, 2, 3, 50, 500])
  func whatAStationSendsTakesTheShortWay(count: Int) throws {
    let (body, source) = try Self.plain(count)
    let short = try #require(
      CanonicalBatchReader.read(body, limit: EventBatch.limit, eventLimit: EventBatch.eventLimit))
    let long = try EventBatch.parse(body)
    #expect(short.source == source)
    #expect(short.records(after: .genesis(of: source)) == long.records(after: .genesis(of: source)))
  }

  @Test func moreEventsThanAllowedAreLeftToTheLongWay() throws {
    #expect(CanonicalBatchReader.read(try Self.plain(3).body, limit: 2, eventLimit: EventBatch.eventLimit) == nil)
  }

  @Test func anEventLargerThanAllowedIsLeftToTheLongWay() throws {
    let (body, _) = try Self.plain(1)
    #expect(CanonicalBatchReader.read(body, limit: 1, eventLimit: body.count - 2) != nil)
    #expect(CanonicalBatchReader.read(body, limit: 1, eventLimit: body.count - 3) == nil)
  }

  @Test func everyTruncationIsLeftToTheLongWay() throws {
    let (body, _) = try Self.plain(2)
    for length in 0..<body.count {
      #expect(CanonicalBatchReader.read(Array(body[..<length]), limit: 10, eventLimit: EventBatch.eventLimit) == nil)
    }
  }

  @Test(arguments: 0..<3_000)
  func aChangedBatchIsReadTheSameBothWays(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var (body, source) = try Self.plain(2)
    let position = Int.random(in: 0..<body.count, using: &random)
    switch Int.random(in: 0..<4, using: &random) {
    case 0: body[position] = UInt8.random(in: 0...255, using: &random)
    case 1: body[position] = Array("0123456789abcdefT:-.Z\",{}[]/".utf8).randomElement(using: &random) ?? 0
    case 2: body.remove(at: position)
    default: body.insert(UInt8(ascii: "1"), at: position)
    }
    guard let short = CanonicalBatchReader.read(body, limit: EventBatch.limit, eventLimit: EventBatch.eventLimit) else {
      return
    }
    let long = try EventBatch.parse(body)
    #expect(short.source == long.source)
    #expect(short.records(after: .genesis(of: source)) == long.records(after: .genesis(of: source)))
  }
}
