import StationCore
import Testing

@testable import District

@Suite struct SheetTests {
  private let calendar = StationCalendar(zone: TimeZoneRules(name: "Asia/Shanghai", fixedOffsetSeconds: 8 * 3600))

  private func station() throws -> RegisteredStation {
    RegisteredStation(id: try #require(StationID("CY-TEST-001")), name: "=一号", street: "甲街道")
  }

  private func event(_ type: String, _ data: String, member: MemberRef? = nil) throws -> ExportedEvent {
    let boot = try #require(BootID("0123456789abcdef0123456789abcdef"))
    let record = EventRecord(
      sequence: 12,
      time: EventTime(
        wallMilliseconds: SampleLedger.start, boot: boot, sinceBootMilliseconds: 0, isTrusted: true),
      type: type, subject: member, data: data,
      hash: .genesis(of: EventSource(station: try station().id, ledger: LedgerID(rawValue: 5))))
    return ExportedEvent(
      record, at: EventMoment(milliseconds: SampleLedger.start, standing: .recorded), of: try station(),
      LedgerID(rawValue: 5), calendar)
  }

  private func row(_ event: ExportedEvent, members: Bool, _ language: SheetLanguage = .english) -> [String: String] {
    let sheet = Sheet<ExportedEvent>.events(withMembers: members)
    return Dictionary(zip(sheet.header(in: language), sheet.cells(event, in: language))) { first, _ in first }
  }

  @Test func anEventInConfidenceHasItsDayOnly() throws {
    let member = MemberRef(high: 0xABCD_EF01_2345_6789, low: 7)
    for type in ["warmstation.counselling", "warmstation.answer", "warmstation.of-a-later-version"] {
      let event = try event(type, #"{"about":"debts"}"#, member: member)
      #expect(event.details == nil)
      let row = row(event, members: true)
      #expect(row["day"] == "2026-01-05")
      #expect(row["type"] == type)
      for (column, text) in row where !["day", "type", "station", "name", "street"].contains(column) {
        #expect(text.isEmpty, "\(column) tells \(text)")
      }
    }
  }

  @Test func aVisitHasItsTimeAndAMemberOnlyOnRequest() throws {
    let member = MemberRef(high: 0xABCD_EF01_2345_6789, low: 7)
    let visit = try event(
      "warmstation.check-in", #"{"key":1,"reader":"counter","trade":"rider","visitor":"member"}"#, member: member)
    let shown = row(visit, members: true)
    #expect([shown["time"], shown["visitor"], shown["trade"]] == ["08:00", "member", "rider"])
    #expect(shown["member"] == "abcdef01")
    #expect(row(visit, members: false)["member"] == nil)
    let use = row(
      try event("warmstation.service-use", #"{"service":"rest","visit":3}"#), members: false, .chinese)
    #expect([use["服务"], use["签到序号"], use["序号"]] == ["rest", "3", "12"])
    let odd = row(try event("warmstation.check-in", "{}"), members: false)
    #expect([odd["sequence"], odd["visitor"]] == ["12", ""])
  }

  @Test(arguments: SheetLanguage.allCases) func everyAlarmHasWords(language: SheetLanguage) {
    let words = AlarmKind.allCases.map { $0.words(in: language) }
    #expect(Set(words).count == AlarmKind.allCases.count)
  }

  @Test func columnsOfEveryReportAreAsManyAsItsCells() {
    let row = BreakdownRow(
      group: "life", name: "x", checkIns: nil, members: nil, guests: nil, unknownCards: nil, personTimes: 3,
      guestPersonTimes: 1, sessions: 2, beneficiaries: 2, categories: ["life": 3])
    for grouping in ReportGrouping.allCases {
      let sheet = Sheet<BreakdownRow>.report(by: grouping)
      #expect(sheet.header(in: .chinese).count == sheet.cells(row, in: .chinese).count)
      #expect(Set(sheet.header(in: .english)).count == sheet.columns.count)
    }
    let sheet = Sheet<BreakdownRow>.report(by: .category)
    #expect(sheet.cells(row, in: .chinese) == ["生活", "3", "1", "2", "2"])
  }
}
