import StationCore
import TestSupport
import Testing

struct RetentionPlanTests {
  @Test(arguments: [
    // Today, days to keep, counted from (a Monday), written before (the first of a month).
    ("2026-11-21", 62, "2026-08-31", "2026-09-01"), ("2026-11-30", 400, "2025-09-29", "2025-10-01"),
    ("2026-03-01", 62, "2025-12-01", "2025-12-01"), ("2026-08-02", 62, "2026-06-01", "2026-06-01"),
  ])
  func wholeMonthsGoAndTheWeekAcrossTheirEndStays(today: String, keep: Int, counted: String, written: String) throws {
    let plan = RetentionPlan(today: try #require(CivilDate(today)), keepDays: keep)
    #expect(plan.countedFrom.description == counted)
    #expect(plan.writtenBefore.description == written)
    #expect(plan.keptFrom == plan.countedFrom.adding(days: -1))
  }

  @Test func everyDayWeekAndMonthIsWrittenDownExactlyOnceAndWhileItsEventsAreThere() throws {
    var random = SeededGenerator(seed: 4)
    let first = try #require(CivilDate("2023-02-15"))
    var before = first
    var keptFrom = first
    var names: [String: Int] = [:]
    var today = first
    while today.description < "2026-12-01" {
      today = today.adding(days: .random(in: 1...70, using: &random))
      let plan = RetentionPlan(today: today, keepDays: 62)
      guard plan.writtenBefore > before else { continue }
      for period in plan.periods(since: before) {
        names[period.name, default: 0] += 1
        #expect(period.from >= keptFrom || period.from < first, "\(period)")
        #expect(period.to < plan.writtenBefore)
      }
      before = plan.writtenBefore
      keptFrom = plan.keptFrom
    }
    #expect(names.values.allSatisfy { $0 == 1 })
    var day = first
    while day < before {
      #expect(names[day.description] == 1)
      day = day.adding(days: 1)
    }
    #expect(names.keys.count { $0.contains("W") } > 150)
    #expect(names["2023-W07"] == 1)
    #expect(names["2024-12"] == 1)
    #expect(names["2025-W01"] == 1)
  }

  @Test func nothingIsWrittenDownTwice() throws {
    let plan = RetentionPlan(today: try #require(CivilDate("2026-11-21")), keepDays: 62)
    #expect(plan.periods(since: plan.writtenBefore).isEmpty)
    #expect(plan.periods(since: plan.writtenBefore.adding(days: 5)).isEmpty)
  }
}
