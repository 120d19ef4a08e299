import StationCore
import TestSupport
import Testing

@testable import District

@Suite(.bothStores) struct FindingTests {
  private let directory: TemporaryDirectory
  private let store: DistrictStore

  init() throws {
    directory = try TemporaryDirectory()
    store = try TestDatabases.open(directory)
    for (station, street) in [("CY-TEST-001", "甲街道"), ("CY-TEST-002", "乙街道")] {
      let id = try #require(StationID(station))
      _ = try store.add(RegisteredStation(id: id, name: "名 \(station)", street: street), at: 0)
    }
  }

  private static func zone(_ name: String) throws(DistrictFault) -> TimeZoneRules {
    TimeZoneRules(name: name, fixedOffsetSeconds: 8 * 3600)
  }

  /// A batch with a gap before it, which is an alarm.
  private func raiseGap(at now: Int64, _ station: String = "CY-TEST-001") async throws {
    var ledger = try SampleLedger(station)
    ledger.appendGuests(3)
    let (batch, header) = try ledger.batch(2...3)
    _ = try await store.ingest(batch, header: header, at: now)
  }

  @Test func anAlarmIsSettledUntilItIsRaisedAgain() async throws {
    try await raiseGap(at: 1_000)
    try await raiseGap(at: 2_000, "CY-TEST-002")
    let alarms = try store.alarmEntries(.district, settled: false)
    #expect(alarms.map(\.station) == ["CY-TEST-002", "CY-TEST-001"])
    #expect(alarms.map(\.street) == ["乙街道", "甲街道"])
    let alarm = try #require(alarms.last)
    #expect([alarm.kind.rawValue, "\(alarm.sequence)", "\(alarm.times)"] == ["gap", "1", "1"])
    try store.settle([(alarm.id, alarm.times)], by: "李芳", reason: "looked at", at: 5_000)
    #expect(try store.alarmEntries(.district, settled: false).map(\.station) == ["CY-TEST-002"])
    #expect(try store.alarmEntries(.street("甲街道"), settled: true).map(\.settlements.count) == [1])
    try await raiseGap(at: 6_000)
    let again = try #require(try store.alarmEntries(.street("甲街道"), settled: false).first)
    #expect([again.id, "\(again.times)"] == [alarm.id, "2"])
    #expect(again.settlements.map(\.by) == ["李芳"])
    #expect(again.open)
    #expect(again.wasNoticed(in: 1_500..<3_000))
    #expect(!again.wasNoticed(in: 6_001..<9_000))
  }

  @Test func anEventThatCannotBeCountedIsListedOnce() async throws {
    var odd = try SampleLedger("CY-TEST-002", ledger: 3)
    odd.appendGuests(1)
    odd.append(
      .checkIn(CheckIn(visitor: .member, member: nil, trade: nil, reader: nil, keyVersion: nil, rosterVersion: nil)))
    try await store.take(odd, at: 7_000)
    try await store.take(odd, at: 8_000)
    let records = try store.setAsideRecords(.district, settled: false)
    #expect(records.map(\.sequence) == [2])
    let record = try #require(records.first)
    #expect(record.type == "warmstation.check-in")
    #expect(record.found == Timestamp.text(7_000))
    #expect(try store.setAsideRecords(.street("甲街道"), settled: true).isEmpty)
    try store.settle([(record.id, 1)], by: "李芳", reason: "added by hand", at: 9_000)
    #expect(try store.setAsideRecords(.district, settled: false).isEmpty)
    #expect(try store.setAsideRecords(.district, settled: true).map(\.settlements.count) == [1])
  }

  @Test func limitsAreKeptReplacedAndRemoved() throws {
    let umbrella = try #require(ServiceCode(rawValue: "umbrella"))
    let campaign = LimitPeriod.campaign(
      from: try #require(CivilDate("2026-01-05")), to: try #require(CivilDate("2026-02-28")))
    let limits = [
      UseLimit(service: umbrella, most: 2, period: campaign), UseLimit(service: umbrella, most: 1, period: .day),
    ]
    for limit in limits { try store.set(limit) }
    #expect(try store.limits() == limits)
    try store.set(UseLimit(service: umbrella, most: 3, period: .day))
    #expect(try store.limits().map(\.most) == [2, 3])
    #expect(try store.removeLimits(of: umbrella) == 2)
    #expect(try store.removeLimits(of: umbrella) == 0)
    #expect(try store.limits().isEmpty)
  }

  @Test func aUseAtASecondStationIsAConflictUnlessItWasTakenBack() async throws {
    let umbrella = try #require(ServiceCode(rawValue: "umbrella"))
    let member = try #require(MemberRef(bytes: Array(repeating: 7, count: 16)))
    let visitor = CheckIn(
      visitor: .member, member: member, trade: nil, reader: "r", keyVersion: 1, rosterVersion: 1)
    var ledgers: [SampleLedger] = []
    for station in ["CY-TEST-001", "CY-TEST-002"] {
      var ledger = try SampleLedger(station)
      let visit = ledger.append(.checkIn(visitor))
      ledger.append(.serviceUse(ServiceUse(visit: visit, service: umbrella, member: member)))
      ledgers.append(ledger)
    }
    for ledger in ledgers { try await store.take(ledger) }
    func conflicts(_ scope: ReportScope = .district, _ day: String = "2026-01-05") throws -> [Conflict] {
      let day = try #require(CivilDate(day))
      return try store.conflicts(scope, from: day, to: day, settled: false, calendar: Self.zone)
    }
    #expect(try conflicts().isEmpty, "nothing is limited yet")
    try store.set(UseLimit(service: umbrella, most: 1, period: .week))
    #expect(try conflicts().map(\.stations) == [2])
    #expect(try conflicts(.street("甲街道")).count == 1)
    #expect(try conflicts(.street("没有")).isEmpty)
    #expect(try conflicts(.district, "2026-01-11").count == 1)
    #expect(try conflicts(.district, "2026-01-12").isEmpty)
    let conflict = try #require(try conflicts().first)
    try store.settle([(conflict.id, conflict.uses.count)], by: "李芳", reason: "lent twice", at: 1)
    #expect(try conflicts().isEmpty)
    ledgers[1].append(.correction(Correction(corrects: 2, author: .visitor, reason: Correction.takenBack)))
    try await store.take(ledgers[1])
    let day = try #require(CivilDate("2026-01-05"))
    #expect(try store.conflicts(.district, from: day, to: day, settled: true, calendar: Self.zone).isEmpty)
  }

  @Test func theOverviewTellsWhatTheDistrictNeeds() async throws {
    try await raiseGap(at: 1_000, "CY-TEST-002")
    var ledger = try SampleLedger("CY-TEST-001")
    ledger.append(.programmeApplied(ProgrammeApplied(programme: "3", roster: 12)))
    ledger.append(.programmeApplied(ProgrammeApplied(programme: "4", roster: nil)))
    ledger.appendGuests(2)
    try await store.take(ledger, at: 50_000)
    var replaced = try SampleLedger("CY-TEST-001", ledger: 2)
    replaced.appendGuests(1)
    try await store.take(replaced, at: 60_000)
    let stations = try store.overview(at: 100_000)
    #expect(stations.map(\.openAlarms) == [1, 0])
    let first = try #require(stations.last)
    #expect([first.station, first.ledger, first.programme] == ["CY-TEST-001", "0000000000000002", "4"])
    #expect(first.roster == nil)
    #expect([first.lastSequence, first.events] == [1, 5])
    #expect(first.isSilent(for: 40_000, at: 100_000))
    #expect(!first.isSilent(for: 40_001, at: 100_000))
    #expect(try #require(stations.first).isSilent(for: 1 << 50, at: 100_000), "nothing ever came")
    let streets = StreetOverview.streets(of: stations, silence: 40_001, at: 100_000)
    #expect(streets.map(\.street) == ["乙街道", "甲街道"])
    #expect(streets.map(\.silent) == [1, 0])
    #expect(streets.map(\.openAlarms) == [1, 0])
  }

  @Test func eventsAreHandedOverByDayAndThoseInConfidenceLast() async throws {
    let ledger = try SampleLedger("CY-TEST-001", SampleHistory(seed: 4, count: 80))
    try await store.take(ledger)
    var events: [ExportedEvent] = []
    let (from, to) = (try #require(CivilDate("2026-01-05")), try #require(CivilDate("2026-12-31")))
    try store.forEachEvent(of: .district, from: from, to: to, calendar: Self.zone) { events.append($0) }
    #expect(events.count == 80)
    #expect(events.compactMap(\.details?.sequence) == Array(1...80))
    #expect(events.map(\.day) == events.map(\.day).sorted())
    var first: [ExportedEvent] = []
    try store.forEachEvent(of: .district, from: from, to: from, calendar: Self.zone) { first.append($0) }
    #expect(first == events.filter { $0.day == "2026-01-05" })
  }

  @Test func tokensAreListedWithoutThem() throws {
    var generator = SeededGenerator(seed: 1)
    let id = try #require(StationID("CY-TEST-001"))
    try store.keep(EnrolmentToken.mint(using: &generator), of: id, until: 5_000, at: 0)
    #expect(try store.waitingTokens(at: 4_999).map(\.expired) == [false])
    #expect(try store.waitingTokens(at: 5_000).map(\.expired) == [true])
    #expect(try store.waitingTokens(at: 0).map(\.street) == ["甲街道"])
  }
}
