import StationCore
import TestSupport

/// Values that the tests of the core share.
enum Samples {
  static let boot = BootID("000102030405060708090a0b0c0d0e0f") ?? { fatalError("a boot id has 32 digits") }()
  static let source = EventSource(
    station: StationID("CY-SLT-003") ?? { fatalError("a station id") }(),
    ledger: LedgerID(rawValue: 0x0123_4567_89AB_CDEF))
  static let key = MemberKey(version: 1, bytes: Array(0..<32)) ?? { fatalError("a key has 32 bytes") }()
  static let zone = TimeZoneRules(name: "Asia/Shanghai", fixedOffsetSeconds: 28_800)
  static let hotWater = service("hot-water")
  static let rest = service("rest")
  /// The moment 2026-01-05T00:00:00.000Z.
  static let morning: Int64 = 1_767_571_200_000

  static func service(_ code: String) -> ServiceCode { ServiceCode(rawValue: code) ?? { fatalError(code) }() }

  static func member(_ number: UInt8) -> MemberRef {
    key.reference(of: CanonicalCard(technology: .em4100, bytes: [0, 0, 0, 0, number]))
  }

  static func clock(_ milliseconds: Int64, trusted: Bool = true) -> ClockReading {
    ClockReading(
      wallMilliseconds: morning + milliseconds, boot: boot, sinceBootMilliseconds: 60_000 + milliseconds,
      isTrusted: trusted)
  }

  static func checkIn(_ member: MemberRef, _ trade: Trade? = nil) -> CheckIn {
    CheckIn(visitor: .member, member: member, trade: trade, reader: "counter", keyVersion: 1, rosterVersion: nil)
  }

  /// The moment of an event whose clock was right.
  static func moment(of record: EventRecord) -> EventMoment {
    EventMoment(milliseconds: record.time.wallMilliseconds, standing: .recorded)
  }

  /// A chain of these bodies, a second apart.
  static func chain(_ bodies: [EventBody]) -> [EventRecord] {
    var head = ChainHead(emptyLedgerOf: source)
    return bodies.map { body in
      let record = EventRecord(
        body, sequence: head.sequence + 1, time: EventTime(clock(head.sequence * 1000), notBefore: nil), source: source,
        after: head.hash)
      head = ChainHead(sequence: record.sequence, hash: record.hash)
      return record
    }
  }

  /// A chain of a made-up history.
  static func chain(_ history: SampleHistory) -> [EventRecord] {
    var head = ChainHead(emptyLedgerOf: source)
    return history.bodies.indices.map { index in
      let time = EventTime(
        wallMilliseconds: history.moments[index], boot: boot, sinceBootMilliseconds: history.moments[index] - morning,
        isTrusted: true)
      let record = EventRecord(
        history.bodies[index], sequence: head.sequence + 1, time: time, source: source, after: head.hash)
      head = ChainHead(sequence: record.sequence, hash: record.hash)
      return record
    }
  }

  /// The correction that a record is, if it is one.
  static func correction(_ record: EventRecord) -> Correction? {
    if case .correction(let correction)? = EventBody(record: record) { correction } else { nil }
  }
}
