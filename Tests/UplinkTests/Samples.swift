import StationCore
import Synchronization
import TestSupport

@testable import Uplink

/// Values that the uplink's tests share.
enum Samples {
  static let station = StationID("CY-SLT-003") ?? { fatalError("a station id") }()
  static let source = EventSource(station: station, ledger: LedgerID(rawValue: 0x0123_4567_89AB_CDEF))
  static let key = MemberKey(version: 1, bytes: Array(0..<32)) ?? { fatalError("a key has 32 bytes") }()
  static let boot = BootID("000102030405060708090a0b0c0d0e0f") ?? { fatalError("a boot id has 32 digits") }()
  /// The moment 2026-01-05T00:00:00.000Z.
  static let morning: Int64 = 1_767_571_200_000

  /// The figures of an upload policy, an hour's phase being drawn under a seed.
  static func schedule(_ policy: UploadPolicy, seed: UInt64 = 1) -> UploadSchedule {
    var generator = SeededGenerator(seed: seed)
    return UploadSchedule(policy, using: &generator)
  }

  /// What a machine's clocks say at a moment.
  @Sendable static func clock(_ moment: Int64, isTrusted: Bool = false) -> ClockReading {
    ClockReading(wallMilliseconds: moment, boot: boot, sinceBootMilliseconds: 0, isTrusted: isTrusted)
  }

  /// The right time, as it is.
  @Sendable static func rightClock() -> ClockReading { clock(LocalDistrict.now(), isTrusted: true) }

  static func member(_ number: UInt8) -> MemberRef {
    key.reference(of: CanonicalCard(technology: .em4100, bytes: [0, 0, 0, 0, number]))
  }

  static func records(_ count: Int64) -> [EventRecord] {
    var head = ChainHead(emptyLedgerOf: source)
    return (0..<count).map { number in
      let time = EventTime(
        wallMilliseconds: morning + number * 1000, boot: boot, sinceBootMilliseconds: number * 1000, isTrusted: true)
      let record = EventRecord(
        .checkIn(.guest), sequence: head.sequence + 1, time: time, source: source, after: head.hash)
      head = ChainHead(sequence: record.sequence, hash: record.hash)
      return record
    }
  }
}
