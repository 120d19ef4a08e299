import DistrictProtocol
import GRDB
import StationCore
import TestSupport
import Testing

@testable import District

/// Times that a station repairs are repaired at the district, too.
@Suite(.bothStores) struct MomentTests {
  private static let hour: Int64 = 3_600_000

  private let directory: TemporaryDirectory
  private let store: DistrictStore

  init() throws {
    directory = try TemporaryDirectory()
    store = try TestDatabases.open(directory)
    let station = try #require(StationID("CY-TEST-001"))
    _ = try store.add(RegisteredStation(id: station, name: "测试驿站", street: "测试街道"), at: 0)
  }

  /// A ledger of some boots with clocks that are right, in 1970 or years ahead, trusted late or never.
  private static func randomLedger(_ seed: UInt64) throws -> SampleLedger {
    var random = SeededGenerator(seed: seed)
    var ledger = try SampleLedger()
    var clock = ClockState()
    for _ in 0..<Int.random(in: 1...4, using: &random) {
      let boot = try #require(BootID(bytes: random.bytes(16)))
      var sinceBoot: Int64 = 20_000
      var booted: Int64 = [0, SampleLedger.start, 1_893_456_000_000].randomElement(using: &random) ?? 0
      var isTrusted = false
      for _ in 0..<Int.random(in: 1...12, using: &random) {
        sinceBoot += .random(in: 0...hour, using: &random)
        if Int.random(in: 0..<6, using: &random) == 0 {
          booted = SampleLedger.start + .random(in: 0...24 * hour, using: &random)
          isTrusted = true
        }
        let now = ClockReading(
          wallMilliseconds: booted + sinceBoot, boot: boot, sinceBootMilliseconds: sinceBoot, isTrusted: isTrusted)
        let bodies = [clock.synchronisation(at: now).map(EventBody.clockSynchronised), .checkIn(.guest)]
        for body in bodies.compactMap({ $0 }) {
          ledger.append(body, at: EventTime(now, notBefore: clock.newest))
          _ = ledger.records.last.map { clock.take($0) }
        }
      }
    }
    return ledger
  }

  private func send(_ ledger: SampleLedger, batchesOf size: Int) async throws {
    for first in stride(from: 1, through: ledger.records.count, by: size) {
      let (batch, header) = try ledger.batch(first...min(first + size - 1, ledger.records.count))
      _ = try await store.ingest(batch, header: header, at: 0)
    }
  }

  private func stored(in store: DistrictStore? = nil) throws -> [[Int64]] {
    try (store ?? self.store).read { db in
      try db.all("SELECT moment, uncertain FROM event ORDER BY sequence") { [try $0[0], try $0[1]] }
    }
  }

  @Test(arguments: 0..<20) func everyBatchGivesTheMomentsOfTheStation(seed: UInt64) async throws {
    let ledger = try Self.randomLedger(seed)
    try await send(ledger, batchesOf: Int(seed) % 5 + 1)
    let history = ledger.records.reduce(into: ClockHistory()) { $0.add($1) }
    let moments = ledger.records.map(history.moment)
    #expect(try stored() == moments.map { [$0.milliseconds, $0.standing == .uncertain ? 1 : 0] })
  }

  @Test func aStoreOfTheFirstVersionGetsItsMomentsAndTakesFurtherEvents() async throws {
    let ledger = try Self.randomLedger(3)
    let half = ledger.records.count / 2
    try await send(ledger, batchesOf: half)
    let old = try TemporaryDirectory()
    try FirstStore.write(Array(ledger.records.prefix(half)), of: ledger.source, to: old.data)
    let opened = try DistrictStore(in: old.data)
    let (batch, header) = try ledger.batch(half + 1...ledger.records.count)
    _ = try await opened.ingest(batch, header: header, at: 0)
    #expect(try stored(in: opened) == stored())
    let day = try #require(CivilDate("2026-01-05"))
    let reports = try [store, opened].map {
      try $0.report(.district, from: day, to: day) { _ throws(DistrictFault) in
        TimeZoneRules(name: "Asia/Shanghai", fixedOffsetSeconds: 28_800)
      }
    }
    #expect(reports[0] == reports[1])
  }

  @Test func aReportCountsAStartIn1970OnTheRightDayOnceTheClockIsRight() async throws {
    var ledger = try SampleLedger()
    let boot = try #require(BootID(bytes: [UInt8](repeating: 5, count: 16)))
    func time(_ wall: Int64, _ sinceBoot: Int64, isTrusted: Bool) -> EventTime {
      EventTime(wallMilliseconds: wall, boot: boot, sinceBootMilliseconds: sinceBoot, isTrusted: isTrusted)
    }
    ledger.append(.checkIn(.guest), at: time(20_000, 20_000, isTrusted: false))
    try await send(ledger, batchesOf: 1)
    func report(_ day: String) throws -> [Int] {
      let day = try #require(CivilDate(day))
      let report = try store.report(.district, from: day, to: day) { _ throws(DistrictFault) in
        TimeZoneRules(name: "Asia/Shanghai", fixedOffsetSeconds: 28_800)
      }
      return [report.checkIns, report.uncertain]
    }
    #expect(try report("1970-01-01") == [1, 1])
    let clock = ClockSynchronised(bootedMilliseconds: SampleLedger.start)
    let now = SampleLedger.start + Self.hour
    ledger.append(.clockSynchronised(clock), at: time(now, Self.hour, isTrusted: true))
    ledger.append(.checkIn(.guest), at: time(now, Self.hour, isTrusted: true))
    let (batch, header) = try ledger.batch(2...3)
    _ = try await store.ingest(batch, header: header, at: 0)
    #expect(try report("1970-01-01") == [0, 0])
    #expect(try report("2026-01-05") == [2, 0])
  }
}
