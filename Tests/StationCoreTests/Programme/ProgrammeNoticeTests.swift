import StationCore
import Testing

struct ProgrammeNoticeTests {
  private let calendar = StationCalendar(zone: Samples.zone)

  private func notice(_ id: String, from: String?, until: String?, _ importance: ProgrammeNotice.Importance = .normal)
    throws -> ProgrammeNotice
  {
    ProgrammeNotice(
      id: try #require(ProgrammeID(rawValue: id)), texts: ["zh-Hans": "休息"], from: from.flatMap { NoticeTime($0) },
      until: until.flatMap { NoticeTime($0) }, importance: importance)
  }

  @Test(arguments: [
    ("2026-02-10", "2026-02-11", "2026-02-10 00:00", "2026-02-12 00:00"),
    ("2026-02-10 08:30", "2026-02-10 18:00", "2026-02-10 08:30", "2026-02-10 18:00"),
    ("2026-02-10 08:30", "2026-02-10", "2026-02-10 08:30", "2026-02-11 00:00"),
  ])
  func aNoticeIsInForceFromItsBeginningUntilItsEnd(_ from: String, _ until: String, _ first: String, _ end: String)
    throws
  {
    let notice = try notice("a", from: from, until: until)
    let (first, end) = (try #require(calendar.moment(ofLocal: first)), try #require(calendar.moment(ofLocal: end)))
    #expect(!notice.isInForce(at: first - 1, in: calendar) && notice.isInForce(at: first, in: calendar))
    #expect(notice.isInForce(at: end - 1, in: calendar) && !notice.isInForce(at: end, in: calendar))
  }

  @Test func theImportantOnesComeFirstAndWithoutTimesTheyStay() throws {
    let programme = Programme(
      version: "1", services: [],
      notices: [
        try notice("always", from: nil, until: nil), try notice("over", from: nil, until: "2020-01-01", .important),
        try notice("weighty", from: "2020-01-01", until: nil, .important),
      ])
    let now = try #require(calendar.moment(ofLocal: "2026-02-10 12:00"))
    #expect(programme.notices(at: now, in: calendar).map(\.id.rawValue) == ["weighty", "always"])
  }

  @Test(arguments: ["2026-02-10", "2026-02-10 08:30", "2026-02-10 23:59"])
  func aTimeIsWrittenAsItIsRead(_ text: String) { #expect(NoticeTime(text)?.description == text) }

  @Test(arguments: ["", "2026-02-30", "2026-02-10 24:00", "2026-02-10 8:30", "2026-02-10T08:30", "2026-02-10 08:30 "])
  func whatIsNoTimeIsRefused(_ text: String) { #expect(NoticeTime(text) == nil) }
}
