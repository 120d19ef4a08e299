import StationCore
import TestSupport
import Testing

struct ProgrammeCheckTests {
  private static func id(_ text: String) -> ProgrammeID { ProgrammeID(rawValue: text) ?? { fatalError(text) }() }

  private static func service(_ code: String = "rest", _ names: [String: String]? = nil) -> OfferedService {
    guard let code = ServiceCode(rawValue: code) else { fatalError(code) }
    return OfferedService(code: code, category: .life, names: names ?? ["zh-Hans": "休息", "en": "Rest"])
  }

  private static func notice(
    _ name: String = "a", _ text: String = "休息", from: String? = nil, until: String? = nil
  ) -> ProgrammeNotice {
    ProgrammeNotice(
      id: id(name), texts: ["zh-Hans": text, "en": "Closed"], from: from.flatMap { NoticeTime($0) },
      until: until.flatMap { NoticeTime($0) })
  }

  private static func keeper(_ name: String = "wang", called: String = "王师傅", role: MemberRole = .keeper)
    -> KeeperCredential
  {
    guard
      let pin = PINHash(
        logCost: 10, parallelism: 1, salt: [UInt8](repeating: 0, count: 16), hash: [UInt8](repeating: 0, count: 32))
    else { fatalError("a hash") }
    return KeeperCredential(id: id(name), name: called, role: role, pin: pin)
  }

  private static func faults(_ change: (inout ProgrammePlan) -> Void) -> [String] {
    var plan = ProgrammePlan(services: [service()])
    change(&plan)
    return ProgrammeCheck.faults(of: plan.programme(version: "1")).map(\.description)
  }

  @Test func theBuiltInProgrammeHasNoFaults() { #expect(ProgrammePlan.builtIn.faults().isEmpty) }

  @Test func whatIsWrongWithServicesIsNamed() {
    #expect(Self.faults { $0.services = [] } == ["services is empty; there must be at least one"])
    #expect(
      Self.faults { $0.services.append(Self.service("books", ["en": "Books"])) }
        == ["services[1].names is missing zh-Hans, in which the menu is shown"])
    #expect(
      Self.faults { $0.services.append(Self.service()) } == [
        "services[1].code is that of entry 1 of the same list, too"
      ])
    #expect(
      Self.faults { $0.services = [Self.service("rest", ["zh-Hans": " ", "en": "a\u{7}"])] }
        == ["services[0].names.en has a control character in it", "services[0].names.zh-Hans is empty"])
    #expect(
      Self.faults { $0.services = [Self.service("rest", ["zh-Hans": "一二三四五六七八九十一", "en": "Rest"])] }
        == ["services[0].names.zh-Hans takes 22 columns of the screen, a Chinese character two of them; there are 20"])
    #expect(
      Self.faults { $0.services = (0...99).map { Self.service("s\($0)") } }
        == ["services has 100 entries; at most 99 are allowed"])
  }

  @Test func whatIsWrongWithNoticesIsNamed() {
    let backwards = "notices[0].until is not behind `from`"
    for (from, until) in [("2026-02-02", "2026-02-01"), ("2026-02-02 08:00", "2026-02-02 08:00")] {
      #expect(Self.faults { $0.notices = [Self.notice(from: from, until: until)] } == [backwards])
    }
    for (from, until) in [("2026-02-02", "2026-02-02"), ("2026-02-02 23:59", "2026-02-02")] {
      #expect(Self.faults { $0.notices = [Self.notice(from: from, until: until)] }.isEmpty)
    }
    #expect(
      Self.faults { $0.notices = [Self.notice(), Self.notice()] }
        == ["notices[1].id is that of entry 1 of the same list, too"])
    #expect(
      Self.faults { $0.notices = [Self.notice("a", String(repeating: "休", count: 39))] }
        == ["notices[0].texts.zh-Hans takes 78 columns of the screen, a Chinese character two of them; there are 76"])
  }

  @Test func whatIsWrongWithSettingsIsNamed() {
    #expect(
      Self.faults { $0.settings.repeatMinutes = 1441 } == ["settings.repeatMinutes is 1441; it must be 0 to 1440"])
    #expect(Self.faults { $0.settings.visitSeconds = 29 } == ["settings.visitSeconds is 29; it must be 30 to 300"])
    #expect(
      Self.faults { $0.settings.languages = ["fr"] } == ["settings.languages is empty; there must be at least one"])
    #expect(
      Self.faults { $0.settings.languages = ["zh-Hans", "zh-Hans"] } == ["settings.languages names “zh-Hans” twice"])
  }

  @Test func whatIsWrongWithKeepersIsNamed() {
    #expect(
      Self.faults { $0.keepers = [Self.keeper(role: .volunteer), Self.keeper(called: "\u{202E}x")] } == [
        "keepers[1].id is that of entry 1 of the same list, too",
        "keepers[0].role signs in nowhere; it must be keeper or technician",
        "keepers[1].name has a control character in it",
      ])
  }

  @Test func aLanguageThatTheMenuIsNotShownInMayBeMissing() {
    #expect(
      Self.faults {
        $0.settings.languages = ["zh-Hans"]
        $0.services = [Self.service("rest", ["zh-Hans": "休息"])]
      }.isEmpty)
  }

  /// A file with a slip is not published, a document for a newer station is applied.
  @Test func anUnknownLanguageIsAFaultInAFileOnly() {
    let plan = ProgrammePlan(services: [Self.service("rest", ["zh-Hans": "休息", "en": "Rest", "ug": "دەم ئېلىش"])])
    #expect(ProgrammeCheck.faults(of: plan.programme(version: "1")).isEmpty)
    #expect(plan.faults().map(\.description) == ["services[0].names has “ug”; the menu speaks zh-Hans, zh-Hant and en"])
  }

  @Test(arguments: ["", "built-in", "a b", "1\"", String(repeating: "1", count: 33), "七"])
  func aVersionThatIsNoneIsRefused(_ version: String) {
    let faults = ProgrammeCheck.faults(of: ProgrammePlan.builtIn.programme(version: version))
    #expect(faults.map(\.path.description) == ["version"])
  }

  @Test func onlyNumbersAreOlderThanOthers() {
    #expect(Programme.isOlder("9", than: "10") && !Programme.isOlder("10", than: "9"))
    #expect(!Programme.isOlder("7", than: "7") && !Programme.isOlder("a", than: "b"))
    #expect(!Programme.isOlder("9", than: "2026-b") && !Programme.isOlder("-1", than: "1"))
  }
}
