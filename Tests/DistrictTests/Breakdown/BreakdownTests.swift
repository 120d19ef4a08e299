import StationCore
import TestSupport
import Testing

@testable import District

@Suite(.bothStores) struct BreakdownTests {
  private static let days = (5...12).map { "2026-01-\($0 < 10 ? "0" : "")\($0)" }
  private let directory: TemporaryDirectory
  private let store: DistrictStore

  init() throws {
    directory = try TemporaryDirectory()
    store = try TestDatabases.open(directory)
  }

  private static func zone(_ name: String) throws(DistrictFault) -> TimeZoneRules {
    TimeZoneRules(name: name, fixedOffsetSeconds: 8 * 3600)
  }

  private func register(_ station: String, street: String) throws {
    let id = try #require(StationID(station))
    _ = try store.add(RegisteredStation(id: id, name: "名 \(station)", street: street), at: 0)
  }

  private func report(by grouping: ReportGrouping, _ scope: ReportScope = .district) throws -> DistrictReport {
    let water = try #require(ServiceCode(rawValue: "hot-water"))
    let rest = try #require(ServiceCode(rawValue: "rest"))
    let programme = Programme(
      version: "1",
      services: [
        OfferedService(code: rest, category: .life, names: ["zh-Hans": "坐下休息"]),
        OfferedService(code: water, category: .work, names: ["zh-Hans": "喝热水"]),
      ])
    return try store.report(
      scope, from: try #require(CivilDate("2026-01-05")), to: try #require(CivilDate("2026-01-12")), by: grouping,
      categories: ServiceCategories(programme), calendar: Self.zone)
  }

  /// Every station's days, counted the slow way.
  private func slow(_ histories: [[SampleHistory]]) -> [[String: SlowRecount]] {
    histories.map { station in
      Dictionary(uniqueKeysWithValues: Self.days.map { ($0, SlowRecount(station, days: [$0])) })
    }
  }

  private func happened(_ day: SlowRecount) -> Bool { day.figures.checkIns > 0 || !day.figures.services.isEmpty }

  /// What a row must say of some days of stations.
  private func expect(_ row: BreakdownRow?, _ days: [SlowRecount]) throws {
    let row = try #require(row)
    #expect(row.checkIns == days.reduce(0) { $0 + $1.figures.checkIns })
    #expect(row.members == days.reduce(0) { $0 + $1.figures.members })
    #expect(row.guests == days.reduce(0) { $0 + $1.figures.guests })
    #expect(row.unknownCards == days.reduce(0) { $0 + $1.figures.unknownCards })
    #expect(row.personTimes == days.reduce(0) { $0 + $1.figures.services.values.reduce(0, +) })
    #expect(row.guestPersonTimes == days.flatMap { $0.users.values.joined() }.count { $0 == nil })
    #expect(row.sessions == days.count(where: happened))
    #expect(row.beneficiaries == days.reduce(into: Set()) { $0.formUnion($1.cards) }.count)
  }

  @Test(arguments: 0..<3) func everyBreakdownEqualsASlowRecount(seed: UInt64) async throws {
    let names = [("CY-TEST-001", "甲街道"), ("CY-TEST-002", "乙街道"), ("CY-TEST-003", "甲街道")]
    let histories = [
      [SampleHistory(seed: seed, count: 150), SampleHistory(seed: seed + 100, count: 60)],
      [SampleHistory(seed: seed + 200, count: 120)], [],
    ]
    for ((station, street), ledgers) in zip(names, histories) {
      try register(station, street: street)
      for (number, history) in ledgers.enumerated() {
        try await store.take(try SampleLedger(station, history, ledger: UInt64(number + 1)))
      }
    }
    let days = slow(histories)
    let all = days.flatMap(\.values)
    let byStation = try report(by: .station)
    try expect(byStation.whole, all)
    #expect(byStation.rows.map(\.group) == ["CY-TEST-002", "CY-TEST-001", "CY-TEST-003"])
    for (index, (station, _)) in names.enumerated() {
      try expect(byStation.rows.first { $0.group == station }, Array(days[index].values))
    }
    let byStreet = try report(by: .street)
    #expect(byStreet.rows.map(\.group) == ["乙街道", "甲街道"])
    try expect(byStreet.rows.first, Array(days[1].values))
    try expect(byStreet.rows.last, Array(days[0].values))
    let byDay = try report(by: .day)
    #expect(byDay.rows.map(\.group) == Self.days)
    for (row, day) in zip(byDay.rows, Self.days) { try expect(row, days.compactMap { $0[day] }) }
    let byWeek = try report(by: .week)
    #expect(byWeek.rows.map(\.group) == ["2026-W02", "2026-W03"])
    try expect(byWeek.rows.last, days.compactMap { $0["2026-01-12"] })
    #expect(try report(by: .month).rows.map(\.group) == ["2026-01"])
    try expectServices(all)
    try expectCategories(all)
  }

  private func expectServices(_ days: [SlowRecount]) throws {
    let rows = try report(by: .service).rows
    #expect(rows.map(\.group) == ["rest", "hot-water", "toilet"])
    #expect(rows.map(\.name) == ["坐下休息", "喝热水", "toilet"])
    for row in rows {
      let users = days.flatMap { $0.users[row.group] ?? [] }
      #expect(row.checkIns == nil)
      #expect(row.personTimes == users.count)
      #expect(row.guestPersonTimes == users.count { $0 == nil })
      #expect(row.sessions == days.count { $0.users[row.group] != nil })
      #expect(row.beneficiaries == Set(users.compactMap { $0 }).count)
    }
  }

  private func expectCategories(_ days: [SlowRecount]) throws {
    let rows = try report(by: .category).rows
    #expect(rows.map(\.group) == ["work", "life", "culture", "other"])
    for (row, service) in zip(rows, ["hot-water", "rest", "books", "toilet"]) {
      let users = days.flatMap { $0.users[service] ?? [] }
      #expect(row.personTimes == users.count)
      #expect(row.sessions == days.count { $0.users[service] != nil })
      #expect(row.beneficiaries == Set(users.compactMap { $0 }).count)
    }
  }
}
