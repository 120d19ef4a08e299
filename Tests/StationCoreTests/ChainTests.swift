import Crypto
import StationCore
import Testing

struct ChainTests {
  private static let records = Samples.chain(
    (1...6).map { .checkIn(Samples.checkIn(Samples.member($0), .rider)) })

  private static func fault(in records: [EventRecord]) -> ChainFault? {
    var verifier = ChainVerifier(source: Samples.source)
    do throws(ChainFault) {
      for record in records { try verifier.check(record) }
    } catch {
      return error
    }
    return nil
  }

  private static func changed(
    _ record: EventRecord, sequence: Int64? = nil, time: EventTime? = nil, type: String? = nil,
    subject: MemberRef? = nil, data: String? = nil
  ) -> EventRecord {
    EventRecord(
      sequence: sequence ?? record.sequence, time: time ?? record.time, type: type ?? record.type,
      subject: subject ?? record.subject, data: data ?? record.data, hash: record.hash)
  }

  @Test func theCanonicalBytesAreThePublishedForm() {
    let text = String(decoding: Self.records[0].canonicalBytes(source: Samples.source), as: UTF8.self)
    #expect(
      text == """
        {"bootid":"000102030405060708090a0b0c0d0e0f","boottime":"2026-01-04T23:59:00.000Z","clock":"trusted",\
        "data":{"key":1,"reader":"counter","trade":"rider","visitor":"member"},"id":"1",\
        "source":"/stations/CY-SLT-003/ledgers/0123456789abcdef","specversion":"1.0",\
        "subject":"\(Samples.member(1))","time":"2026-01-05T00:00:00.000Z","type":"warmstation.check-in"}
        """)
  }

  @Test func theSealIsSHA256OverTheSealBeforeAndTheCanonicalBytes() {
    let genesis = Array(SHA256.hash(data: Array("warmstation ledger 1\n\(Samples.source)".utf8)))
    let first = Array(SHA256.hash(data: genesis + Self.records[0].canonicalBytes(source: Samples.source)))
    #expect(Self.records[0].hash.bytes == first)
  }

  @Test func anUntouchedChainIsWhole() {
    #expect(Self.fault(in: Self.records) == nil)
  }

  @Test func everyChangeOfAFieldIsFoundAtItsEvent() {
    let record = Self.records[2]
    let later = EventTime(
      wallMilliseconds: record.time.wallMilliseconds, boot: record.time.boot,
      sinceBootMilliseconds: record.time.sinceBootMilliseconds + 1, isTrusted: true)
    let untrusted = EventTime(
      wallMilliseconds: record.time.wallMilliseconds, boot: record.time.boot,
      sinceBootMilliseconds: record.time.sinceBootMilliseconds, isTrusted: false)
    let changes = [
      Self.changed(record, time: later), Self.changed(record, time: untrusted),
      Self.changed(record, type: "warmstation.service-use"), Self.changed(record, subject: Samples.member(9)),
      Self.changed(record, data: "{}"),
    ]
    for change in changes {
      var records = Self.records
      records[2] = change
      #expect(Self.fault(in: records) == .wrongHash(sequence: 3))
    }
  }

  @Test func aRemovedEventIsAGap() {
    var records = Self.records
    records.remove(at: 2)
    #expect(Self.fault(in: records) == .gap(expected: 3, found: 4))
  }

  @Test func exchangedContentIsFound() {
    var records = Self.records
    records[1] = Self.changed(Self.records[2], sequence: 2)
    records[2] = Self.changed(Self.records[1], sequence: 3)
    #expect(Self.fault(in: records) == .wrongHash(sequence: 2))
  }

  @Test func anotherLedgersEventsDoNotFit() {
    let other = EventSource(station: Samples.source.station, ledger: LedgerID(rawValue: 1))
    var verifier = ChainVerifier(source: other)
    #expect(throws: ChainFault.wrongHash(sequence: 1)) { try verifier.check(Self.records[0]) }
  }

  @Test func anEventEarlierThanTheOneBeforeIsFoundEvenIfSealed() {
    var records = Array(Self.records.prefix(2))
    let early = EventTime(
      wallMilliseconds: records[1].time.wallMilliseconds - 1, boot: Samples.boot, sinceBootMilliseconds: 0,
      isTrusted: false)
    records.append(
      EventRecord(
        .checkIn(.guest), sequence: 3, time: early, source: Samples.source, after: records[1].hash))
    #expect(Self.fault(in: records) == .timeRunsBack(sequence: 3))
  }

  @Test func theWallTimeOfANewEventNeverRunsBehindTheNewest() {
    let newest = EventTime(Samples.clock(5000), notBefore: nil)
    let stepped = EventTime(Samples.clock(-3_600_000, trusted: false), notBefore: newest)
    #expect(stepped.wallMilliseconds == newest.wallMilliseconds)
    #expect(stepped.sinceBootMilliseconds == 60_000 - 3_600_000)
  }
}
