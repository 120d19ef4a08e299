import StationCore
import TestSupport
import Testing

@testable import District

@Suite struct ConflictSearchTests {
  private let directory: TemporaryDirectory

  init() throws { directory = try TemporaryDirectory() }

  private func source(_ number: Int) throws -> EventSource {
    EventSource(station: try #require(StationID("CY-TEST-00\(number)")), ledger: LedgerID(rawValue: UInt64(number)))
  }

  private func code(_ text: String) throws -> ServiceCode { try #require(ServiceCode(rawValue: text)) }

  private func day(_ text: String) throws -> CivilDate { try #require(CivilDate(text)) }

  private func found(_ search: consuming ConflictSearch) throws -> [Conflict] {
    var found: [Conflict] = []
    try search.forEach { found.append($0) }
    return found
  }

  @Test func oneMoreAtASecondStationIsOver() throws {
    let umbrella = try code("umbrella")
    let member = MemberRef(high: 0x1234_5678_0000_0000, low: 5)
    var search = ConflictSearch([UseLimit(service: umbrella, most: 1, period: .day)], in: directory.path)
    let (one, two) = (try source(1), try source(2))
    let first = CountedUse(sequence: 9, moment: 2_000, service: umbrella, member: member)
    let second = CountedUse(sequence: 4, moment: 1_000, service: umbrella, member: member)
    try search.add([first], of: one, on: try day("2026-01-05"))
    try search.add([second], of: two, on: try day("2026-01-05"))
    try search.add([first], of: two, on: try day("2026-01-06"))
    try search.add(
      [CountedUse(sequence: 1, moment: 1, service: umbrella, member: nil)], of: one, on: try day("2026-01-05"))
    let conflicts = try found(search)
    #expect(conflicts.count == 1)
    let conflict = try #require(conflicts.first)
    #expect(conflict.member == "12345678")
    #expect(conflict.stations == 2)
    #expect(conflict.uses.map(\.station) == ["CY-TEST-002", "CY-TEST-001"])
    #expect(conflict.uses.map(\.over) == [false, true])
    #expect([conflict.from, conflict.to] == ["2026-01-05", "2026-01-05"])
    #expect(conflict.open)
    let said = Settlement(time: "", by: "李芳", reason: "x", weight: 2)
    #expect(!conflict.settled(by: [said]).open)
    #expect(conflict.settled(by: [Settlement(time: "", by: "李芳", reason: "x", weight: 1)]).open)
  }

  @Test(arguments: [
    ("day", "2026-01-05", "2026-01-06", false), ("week", "2026-01-05", "2026-01-11", true),
    ("week", "2026-01-11", "2026-01-12", false), ("month", "2026-01-01", "2026-01-31", true),
    ("month", "2026-01-31", "2026-02-01", false), ("campaign", "2026-01-04", "2026-01-05", false),
    ("campaign", "2026-01-05", "2026-02-20", true), ("campaign", "2026-02-20", "2026-02-21", false),
  ])
  func aPeriodBeginsAnew(name: String, first: String, second: String, isOver: Bool) throws {
    let periods: [String: LimitPeriod] = [
      "day": .day, "week": .week, "month": .month,
      "campaign": .campaign(from: try day("2026-01-05"), to: try day("2026-02-20")),
    ]
    let limit = UseLimit(service: try code("umbrella"), most: 1, period: try #require(periods[name]))
    var search = ConflictSearch([limit], in: directory.path)
    for (number, text) in [first, second].enumerated() {
      let use = CountedUse(
        sequence: Int64(number), moment: Int64(number), service: limit.service, member: MemberRef(high: 1, low: 1))
      try search.add([use], of: try source(1), on: try day(text))
    }
    #expect(try found(search).count == (isOver ? 1 : 0))
  }

  @Test(arguments: 0..<5) func conflictsEqualASlowSearch(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let limits = [
      UseLimit(service: try code("umbrella"), most: 1, period: .day),
      UseLimit(service: try code("umbrella"), most: 3, period: .month),
      UseLimit(service: try code("heat-pack"), most: 2, period: .week),
    ]
    var search = ConflictSearch(limits, in: directory.path, capacity: 40)
    var slow: [String: Int] = [:]
    for number in 0..<400 {
      let use = CountedUse(
        sequence: Int64(number), moment: Int64(number) * 1_000,
        service: try code(["umbrella", "heat-pack", "rest"].randomElement(using: &generator) ?? ""),
        member: .random(using: &generator) ? MemberRef(high: 0, low: .random(in: 0..<9, using: &generator)) : nil)
      let day = try day("2026-01-01").adding(days: .random(in: 0..<40, using: &generator))
      try search.add([use], of: try source(.random(in: 1...3, using: &generator)), on: day)
      for limit in limits where limit.service == use.service {
        guard let member = use.member, let part = limit.period.part(of: day) else { continue }
        slow["\(limit.service) \(limit.period.name) \(part.first) \(member)", default: 0] += 1
      }
    }
    let most = ["umbrella day": 1, "umbrella month": 3, "heat-pack week": 2]
    let expected = slow.filter { key, count in
      count > most[key.split(separator: " ").prefix(2).joined(separator: " ")] ?? 0
    }
    let conflicts = try found(search)
    #expect(conflicts.map(\.uses.count).sorted() == expected.values.sorted())
    #expect(Set(conflicts.map(\.id)).count == expected.count)
    for conflict in conflicts {
      #expect(conflict.uses.count { !$0.over } == conflict.most)
      #expect(conflict.uses.map(\.time) == conflict.uses.map(\.time).sorted())
    }
  }
}
