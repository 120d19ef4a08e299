import GRDB
import Ledger
import StationCore
import TestSupport
import Testing

struct ReportTests {
  private static let calendar = StationCalendar(zone: TimeZoneRules(name: "Asia/Shanghai", fixedOffsetSeconds: 28_800))
  private static let monday = calendar.day(of: SampleHistory.start)

  private let directory: TemporaryDirectory

  init() throws { directory = try TemporaryDirectory() }

  private func ledger(of history: SampleHistory) throws -> Ledger {
    var random = SeededGenerator(seed: 1)
    let ledger = try Ledger(directory: directory.path, station: try #require(StationID("CY-SLT-003")), using: &random)
    for (index, body) in history.bodies.enumerated() {
      let boot = try #require(BootID(bytes: Array(repeating: UInt8(history.boots[index]), count: 16)))
      let reading = ClockReading(
        wallMilliseconds: history.moments[index], boot: boot,
        sinceBootMilliseconds: history.sinceBoot[index], isTrusted: true)
      _ = try ledger.writer.append([body], at: reading)
    }
    return ledger
  }

  private static func days(_ from: CivilDate, _ to: CivilDate) -> Set<String> {
    Set((from.daysSinceEpoch...to.daysSinceEpoch).map { CivilDate(daysSinceEpoch: $0).description })
  }

  @Test(arguments: 0..<4) func aReportEqualsASlowRecount(seed: UInt64) throws {
    let history = SampleHistory(seed: seed, count: 250, longestPause: 7_200_000)
    let reader = try ledger(of: history).reader
    let last = Self.monday.adding(days: 12)
    for (from, to) in [(0, 0), (3, 3), (-1, 12), (2, 9)] {
      let (from, to) = (Self.monday.adding(days: from), Self.monday.adding(days: to))
      let recount = SlowRecount([history], days: Self.days(from, to))
      let report = try reader.report(from: from, to: to, calendar: Self.calendar)
      #expect(report.figures == recount.figures)
      #expect(report.beneficiaries == recount.cards.count)
      #expect(report.periods == nil)
    }
    for step in [UsagePeriod.Step.day, .week, .month] {
      let report = try reader.report(from: Self.monday, to: last, by: step, calendar: Self.calendar)
      for period in try #require(report.periods) {
        let days = Self.days(try #require(CivilDate(period.from)), try #require(CivilDate(period.to)))
        let recount = SlowRecount([history], days: days)
        #expect(period.figures == recount.figures)
        #expect(period.beneficiaries == recount.cards.count)
      }
    }
    let byHour = try reader.report(from: Self.monday, to: last, by: .hour, calendar: Self.calendar)
    for (hour, period) in try #require(byHour.periods).enumerated() {
      let recount = SlowRecount([history], days: Self.days(Self.monday, last), hours: hour...hour)
      #expect(period.figures == recount.figures)
      #expect(period.beneficiaries == recount.cards.count)
    }
  }

  @Test func weeksAreThoseOfTheStandardAndClippedToTheRange() throws {
    let reader = try ledger(of: SampleHistory(seed: 1, count: 1)).reader
    let report = try reader.report(
      from: try #require(CivilDate("2025-12-31")), to: try #require(CivilDate("2026-01-12")), by: .week,
      calendar: Self.calendar)
    #expect(report.periods?.map(\.period) == ["2026-W01", "2026-W02", "2026-W03"])
    #expect(report.periods?.map(\.from) == ["2025-12-31", "2026-01-05", "2026-01-12"])
    #expect(report.periods?.map(\.to) == ["2026-01-04", "2026-01-11", "2026-01-12"])
  }

  @Test func correctionsAreListedByTheDaysThatTheyConcern() throws {
    let history = SampleHistory(seed: 3, count: 250, longestPause: 7_200_000)
    let reader = try ledger(of: history).reader
    let day = Self.monday.adding(days: 4)
    let report = try reader.report(from: day, to: day, calendar: Self.calendar)
    let entries = try reader.corrections(from: day, to: day, after: 0, limit: 1000, calendar: Self.calendar)
    #expect(
      Set(entries.filter(\.effective).filter { $0.event == $0.corrects ?? $0.event }.map(\.event)).count
        >= report.corrected)
    #expect(entries.map(\.sequence) == entries.map(\.sequence).sorted())
    #expect(entries.allSatisfy { $0.eventTime >= "2026-01-08T16" && $0.eventTime < "2026-01-09T16" })
    let pages = try [0, entries[1].sequence].flatMap {
      try reader.corrections(from: day, to: day, after: $0, limit: 2, calendar: Self.calendar)
    }
    #expect(pages == Array(entries.prefix(4)))
  }

  @Test func anOldLedgerFindsItsCorrections() throws {
    let history = SampleHistory(seed: 5, count: 120)
    _ = try ledger(of: history)
    let path = "\(directory.path)/ledger.sqlite"
    try DatabaseQueue(path: path).write { db in
      try db.execute(
        sql: """
          DROP INDEX correction_of; DROP INDEX correction_adding;
          ALTER TABLE event DROP COLUMN corrects; ALTER TABLE event DROP COLUMN added_at;
          CREATE INDEX correction ON event (sequence) WHERE type = 'warmstation.correction';
          DELETE FROM grdb_migrations WHERE identifier = 'corrections by event';
          """)
    }
    let reader = try ledger(of: SampleHistory(seed: 5, count: 0)).reader
    let report = try reader.report(from: Self.monday, to: Self.monday.adding(days: 9), calendar: Self.calendar)
    #expect(
      report.figures == SlowRecount([history], days: Self.days(Self.monday, Self.monday.adding(days: 9))).figures)
    #expect(report.corrected > 0)
  }

  @Test func correctionsAreFoundByTheirIndexesAndNothingElseIsInThem() throws {
    _ = try ledger(of: SampleHistory(seed: 6, count: 60))
    try DatabaseQueue(path: "\(directory.path)/ledger.sqlite").read { db in
      for (index, condition) in [
        ("correction_of", "corrects BETWEEN 1 AND 9"),
        ("correction_adding", "added_at >= '2026' AND added_at < '2027'"),
      ] {
        let plan = try Row.fetchAll(db, sql: "EXPLAIN QUERY PLAN SELECT data FROM event WHERE \(condition)")
        #expect(plan.map { $0["detail"] as String }.joined().contains("USING INDEX \(index)"))
      }
    }
  }
}
