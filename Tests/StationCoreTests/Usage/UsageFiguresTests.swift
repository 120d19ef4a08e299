import FoundationEssentials
import StationCore
import TestSupport
import Testing

struct UsageFiguresTests {
  private static func figures(_ seed: UInt64) -> UsageFigures {
    SlowRecount([SampleHistory(seed: seed, count: 60)], days: ["2026-01-05", "2026-01-06"]).figures
  }

  @Test func figuresAddUpInAnyOrder() {
    var sums = [UsageFigures(), UsageFigures()]
    for seed in UInt64(0)..<5 { sums[0] += Self.figures(seed) }
    for seed in (UInt64(0)..<5).reversed() { sums[1] += Self.figures(seed) }
    #expect(sums[0] == sums[1] && sums[0].checkIns > 0 && sums[0].hours.reduce(0, +) == sums[0].checkIns)
  }

  @Test func figuresThatAreKeptAreReadBack() throws {
    let figures = Self.figures(1)
    #expect(try JSONDecoder().decode(UsageFigures.self, from: JSONEncoder().encode(figures)) == figures)
  }

  @Test func theNamesOfTheJSONStayAsTheyAre() throws {
    var figures = UsageFigures()
    figures.services = ["rest": 2]
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    #expect(
      String(decoding: try encoder.encode(figures), as: UTF8.self)
        == #"{"checkIns":0,"corrected":0,"firstVisits":0,"guests":0,"hours":[0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,"#
        + #"0,0,0,0],"members":0,"repeatVisits":0,"services":{"rest":2},"trades":{},"uncertain":0,"unknownCards":0}"#)
  }

  @Test func aReportHasItsFiguresBesideItsOwnMembersAndIsReadBack() throws {
    let day = try #require(CivilDate("2026-01-05"))
    var series = UsageSeries(from: day, to: day, by: .hour)
    var hours = Array(repeating: UsageHour(), count: 24)
    hours[8].figures = Self.figures(2)
    hours[8].cards = [Samples.member(1)]
    series.add(hours, day: day)
    let report = series.report(station: Samples.source.station, unsent: 3)
    let data = try JSONEncoder().encode(report)
    #expect(try JSONDecoder().decode(UsageReport.self, from: data) == report)
    guard case .object(let members) = try JSONText.parse(Array(data)) else { return }
    #expect(
      Set(members.keys).isSuperset(of: [
        "station", "from", "to", "checkIns", "members", "guests", "unknownCards", "corrected", "services", "hours",
        "trades", "unsent", "beneficiaries", "periods",
      ]))
    #expect(report.periods?[8].beneficiaries == 1 && report.periods?[9].checkIns == 0)
  }

  @Test(arguments: [
    ("2024-12-30", "2025-W01", 1), ("2021-01-03", "2020-W53", 7), ("2026-01-05", "2026-W02", 1),
    ("1970-01-01", "1970-W01", 4), ("1969-12-28", "1969-W52", 7), ("2000-02-29", "2000-W09", 2),
  ])
  func weeksAreThoseOfTheStandard(text: String, week: String, weekday: Int) throws {
    let day = try #require(CivilDate(text))
    #expect("\(day.week.year)-W\(Decimal.padded(day.week.number, 2))" == week && day.weekday == weekday)
  }

  @Test func aRangeOfTooManyPartsIsNoneOfThem() throws {
    let first = try #require(CivilDate("0001-01-01"))
    let last = try #require(CivilDate("9999-12-31"))
    #expect(!UsagePeriod.Step.day.divides(from: first, to: last))
    #expect(UsagePeriod.Step.hour.divides(from: first, to: last))
    #expect(UsagePeriod.Step.day.divides(from: first, to: first.adding(days: 999)))
    #expect(!UsagePeriod.Step.day.divides(from: first, to: first.adding(days: 1000)))
  }

  @Test func aSpreadsheetGetsPlainCells() {
    #expect(
      CSVText.text([["a,b", "say \"hi\"", "=1+1", "-3", "@x", "两\n行", ""], ["3"]])
        == "\u{FEFF}\"a,b\",\"say \"\"hi\"\"\",'=1+1,'-3,'@x,\"两\n行\",\r\n3\r\n")
  }

  @Test func theSpreadsheetHasARowForEachPartAndATotal() throws {
    let day = try #require(CivilDate("2026-01-31"))
    var series = UsageSeries(from: day, to: day.adding(days: 1), by: .month)
    var hours = Array(repeating: UsageHour(), count: 24)
    hours[8].figures.checkIns = 2
    hours[8].figures.services = ["rest": 3, "later-service": 1]
    series.add(hours, day: day)
    let lines = series.report(station: Samples.source.station, unsent: 0).csv(programme: .builtIn).split(
      separator: "\r\n")
    #expect(lines.count == 4 && lines[0].hasSuffix(",later-service,坐下休息 rest"))
    #expect(lines[1].hasPrefix("CY-SLT-003,2026-01,2026-01-31,2026-01-31,2,0,") && lines[1].hasSuffix(",1,3"))
    #expect(lines[2].hasPrefix("CY-SLT-003,2026-02,2026-02-01,2026-02-01,0,"))
    #expect(lines[3].hasPrefix("CY-SLT-003,合计 total,2026-01-31,2026-02-01,2,"))
  }
}
