import District
import DistrictProtocol
import StationCore
import TestSupport
import Testing

@Suite(.bothStores) struct ReportTests {
  private let directory: TemporaryDirectory
  private let store: DistrictStore

  init() throws {
    directory = try TemporaryDirectory()
    store = try TestDatabases.open(directory)
  }

  private static func zone(_ name: String) throws(DistrictFault) -> TimeZoneRules {
    TimeZoneRules(name: name, fixedOffsetSeconds: name == "Asia/Shanghai" ? 8 * 3600 : -5 * 3600)
  }

  @discardableResult
  private func register(_ station: String, street: String, zone: String = "Asia/Shanghai") throws -> StationID {
    let id = try #require(StationID(station))
    _ = try store.add(RegisteredStation(id: id, name: "名 \(station)", street: street, zone: zone), at: 0)
    return id
  }

  private func send(_ ledger: SampleLedger) async throws {
    let (batch, header) = try ledger.batch(1...ledger.records.count)
    _ = try await store.ingest(batch, header: header, at: SampleLedger.start)
  }

  private func report(
    _ scope: ReportScope = .district, _ from: String = "2026-01-05", _ to: String = "2026-01-05"
  ) throws -> DistrictReport {
    try store.report(
      scope, from: try #require(CivilDate(from)), to: try #require(CivilDate(to)), calendar: Self.zone)
  }

  private func member(_ number: UInt8) throws -> CheckIn {
    let member = try #require(MemberRef(bytes: Array(repeating: number, count: 16)))
    return CheckIn(visitor: .member, member: member, trade: .rider, reader: "r", keyVersion: 1, rosterVersion: 1)
  }

  @Test func aMemberAtTwoStationsIsOneBeneficiary() async throws {
    try register("CY-TEST-001", street: "甲街道")
    try register("CY-TEST-002", street: "乙街道")
    var first = try SampleLedger("CY-TEST-001")
    first.append(.checkIn(try member(1)))
    first.append(.checkIn(try member(2)))
    first.append(.checkIn(.guest))
    var second = try SampleLedger("CY-TEST-002")
    second.append(.checkIn(try member(1)))
    second.append(.checkIn(try member(3)))
    try await send(first)
    try await send(second)
    let whole = try report()
    #expect([whole.stations, whole.checkIns, whole.members, whole.guests, whole.beneficiaries] == [2, 5, 4, 1, 3])
    #expect(whole.trades == ["rider": 4])
    let street = try report(.street("乙街道"))
    #expect([street.stations, street.checkIns, street.beneficiaries] == [1, 2, 2])
    #expect(try report(.street("没有")).stations == 0)
  }

  @Test func aCorrectionOfALaterDayCountsForTheEventItNames() async throws {
    try register("CY-TEST-001", street: "甲街道")
    var ledger = try SampleLedger("CY-TEST-001")
    let visit = ledger.append(.checkIn(try member(1)))
    let water = try #require(ServiceCode(rawValue: "hot-water"))
    ledger.append(.serviceUse(ServiceUse(visit: visit, service: water, member: nil)))
    ledger.append(
      .correction(Correction(corrects: visit, author: .keeper, reason: "x")), at: SampleLedger.start + 3 * 86_400_000)
    try await send(ledger)
    let day = try report()
    #expect([day.checkIns, day.members, day.beneficiaries, day.corrected] == [0, 0, 0, 1])
    #expect(day.services.isEmpty)
  }

  @Test func aReplacedStationsLedgersAreAddedUp() async throws {
    try register("CY-TEST-001", street: "甲街道")
    for ledger in [UInt64(1), 2] {
      var sample = try SampleLedger("CY-TEST-001", ledger: ledger)
      sample.append(.checkIn(try member(1)))
      // Corrects its own ledger's second event, which there is none of, and not the other ledger's.
      sample.append(.checkIn(.guest))
      if ledger == 2 { sample.append(.correction(Correction(corrects: 2, author: .visitor, reason: "x"))) }
      try await send(sample)
    }
    let day = try report()
    #expect([day.checkIns, day.members, day.guests, day.corrected, day.beneficiaries] == [3, 2, 1, 1, 1])
  }

  @Test func eachStationCountsItsOwnDays() async throws {
    try register("CY-TEST-001", street: "甲街道")
    try register("CY-TEST-002", street: "甲街道", zone: "America/Bogota")
    for station in ["CY-TEST-001", "CY-TEST-002"] {
      var ledger = try SampleLedger(station)
      ledger.appendGuests(1)
      try await send(ledger)
    }
    #expect(try report().byStation.map(\.checkIns) == [1, 0])
    #expect(try report(.district, "2026-01-04", "2026-01-04").byStation.map(\.checkIns) == [0, 1])
    #expect(try report(.district, "2026-01-04", "2026-01-05").checkIns == 2)
  }

  @Test func aStationThatIsNotRegisteredIsNamed() throws {
    let id = try #require(StationID("CY-TEST-404"))
    #expect(throws: DistrictFault.unknownStation(id)) { try report(.station(id)) }
  }

  @Test func theAlarmsOfTheDaysAreTold() async throws {
    let id = try register("CY-TEST-001", street: "甲街道")
    var ledger = try SampleLedger("CY-TEST-001")
    ledger.appendGuests(3)
    let (batch, header) = try ledger.batch(2...3)
    _ = try await store.ingest(batch, header: header, at: SampleLedger.start)
    #expect(try report(.station(id)).alarms == 1)
    #expect(try report(.station(id)).alarmList.map(\.kind) == [.gap])
    #expect(try report(.station(id), "2026-01-06", "2026-01-06").alarms == 0)
  }

  @Test(arguments: 0..<3) func aReportEqualsASlowRecountOfAllLedgersOfTheStation(seed: UInt64) async throws {
    try register("CY-TEST-001", street: "甲街道")
    try register("CY-TEST-002", street: "甲街道")
    let histories = [SampleHistory(seed: seed, count: 150), SampleHistory(seed: seed + 100, count: 90)]
    let other = SampleHistory(seed: seed + 200, count: 60)
    for (ledger, history) in histories.enumerated() {
      try await send(try Self.ledger(of: history, try SampleLedger("CY-TEST-001", ledger: UInt64(ledger + 1))))
    }
    try await send(try Self.ledger(of: other, try SampleLedger("CY-TEST-002")))
    let days = (5...12).map { "2026-01-\($0 < 10 ? "0" : "")\($0)" }
    for range in [days[...0], days[1...1], days[2...2], days[1...3], days[...]] {
      let report = try report(.district, try #require(range.first), try #require(range.last))
      let first = SlowRecount(histories, days: Set(range))
      let second = SlowRecount([other], days: Set(range))
      var both = first.figures
      both += second.figures
      #expect(report.byStation.map(\.figures) == [first.figures, second.figures])
      #expect(report.byStation.map(\.beneficiaries) == [first.cards.count, second.cards.count])
      #expect(report.figures == both)
      #expect(report.beneficiaries == first.cards.union(second.cards).count)
    }
  }

  private static func ledger(of history: SampleHistory, _ empty: SampleLedger) throws -> SampleLedger {
    var ledger = empty
    for (index, body) in history.bodies.enumerated() {
      let boot = try #require(BootID(bytes: Array(repeating: UInt8(history.boots[index]), count: 16)))
      ledger.append(
        body,
        at: EventTime(
          wallMilliseconds: history.moments[index], boot: boot, sinceBootMilliseconds: history.sinceBoot[index],
          isTrusted: true))
    }
    return ledger
  }
}
