import StationCore
import TestSupport
import Testing

@testable import ConfigurationFile

struct ProgrammeFileTests {
  private static let service = """
    [[service]]
    code = "hot-water"
    category = "life"
    names = { zh-Hans = "喝热水", en = "Hot water" }

    """
  private static let pin =
    "$scrypt$ln=13,r=8,p=10$BwcHBwcHBwcHBwcHBwcHBw$CQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQk"

  private static func faults(_ text: String) -> [String] {
    do throws(ConfigurationFailure) {
      _ = try ProgrammeFile.parse(text, file: "p.toml")
      return []
    } catch { return error.description.split(separator: "\n").map(String.init) }
  }

  @Test func everyKeyIsRead() throws {
    let plan = try ProgrammeFile.parse(
      """
      \(Self.service)
      [[notice]]
      id = "festival"
      texts = { zh-Hans = "初一休息", en = "Closed" }
      from = "2026-02-10"
      until = "2026-02-19 12:00"
      importance = "important"

      [settings]
      repeat-minutes = 20
      languages = ["en", "zh-Hans"]
      upload = "economical"
      visit-seconds = 60

      [[keeper]]
      id = "wang"
      name = "王师傅"
      role = "technician"
      pin = "\(Self.pin)"
      until = "2026-12-31"

      [[for]]
      street = "三里屯街道"
      station = ["CY-SLT-003", "CY-SLT-004"]
      services = ["haircut", "hot-water"]

      [[for.service]]
      code = "haircut"
      category = "culture"
      names = { zh-Hans = "理发", en = "Haircut" }

      [for.settings]
      repeat-minutes = 0
      """, file: "p.toml")
    #expect(plan.services.map(\.code.rawValue) == ["hot-water"])
    let notice = try #require(plan.notices.first)
    #expect(notice.from?.description == "2026-02-10" && notice.until?.description == "2026-02-19 12:00")
    #expect(notice.importance == .important && notice.text(in: "en") == "Closed")
    #expect(
      plan.settings
        == ProgrammeSettings(repeatMinutes: 20, languages: ["en", "zh-Hans"], upload: .economical, visitSeconds: 60))
    let keeper = try #require(plan.keepers.first)
    #expect(keeper.role == .technician && keeper.pin.text == Self.pin && keeper.until == CivilDate("2026-12-31"))
    let part = try #require(plan.parts.first)
    #expect(part.streets == ["三里屯街道"] && part.stations.map(\.description) == ["CY-SLT-003", "CY-SLT-004"])
    #expect(part.offered?.map(\.rawValue) == ["haircut", "hot-water"])
    #expect(part.services.map(\.category) == [.culture] && part.settings.repeatMinutes == 0)
  }

  @Test(arguments: [
    (
      "code = \"hot-water\"", "code = \"Hot water\"",
      "2: `code` in [[service]] is `Hot water`; a service's code is 1 to 32 small letters"
    ),
    (
      "category = \"life\"", "category = \"food\"",
      "3: `category` in [[service]] is `food`; a service is `work`, `life`"
    ),
    ("category = \"life\"", "", "1: `category` in [[service]] is missing."),
    (
      "category = \"life\"", "categori = \"life\"", "3: unknown key `categori` in [[service]]; did you mean `category`?"
    ),
    ("zh-Hans = \"喝热水\", ", "", "4: `names` in [[service]] is missing zh-Hans, in which the menu is shown."),
    (
      "en = \"Hot water\"", "en = \"Hot water\", fr = \"Eau\"",
      "4: `names` in [[service]] has “fr”; the menu speaks zh-Hans, zh-Hant and en."
    ),
    ("\"喝热水\"", "\"\"", "4: `names.zh-Hans` in [[service]] is empty."),
    ("\"喝热水\"", "7", "4: `names.zh-Hans` in [[service]] must be text in quotation marks, not a whole number."),
    (
      "\"Hot water\" }", "\"Hot water\" }\n[[notices]]\nid = \"a\"",
      "5: unknown table [notices]; did you mean [notice]?"
    ),
    (
      "\"Hot water\" }", "\"Hot water\" }\nvisit-seconds = 45",
      "5: unknown key `visit-seconds` in [[service]]; it belongs under [settings]."
    ),
  ])
  func aSlipInAServiceIsNamedWithItsLine(_ part: String, _ other: String, _ expected: String) throws {
    let faults = Self.faults(Self.service.replacing(part, with: other))
    #expect(faults.contains { $0.hasPrefix("p.toml:\(expected)") }, "\(faults)")
  }

  @Test(arguments: [
    (
      "[[notice]]\nid = \"a\"\ntexts = { zh-Hans = \"一\", en = \"a\" }\nfrom = 2026-02-10",
      "8: `from` in [[notice]] must be text in quotation marks, not a date or a time."
    ),
    (
      "[[notice]]\nid = \"a\"\ntexts = { zh-Hans = \"一\", en = \"a\" }\nuntil = \"10.2.2026\"",
      "8: `until` in [[notice]] is `10.2.2026`; write a day or a minute"
    ),
    (
      "[[notice]]\nid = \"a\"\ntexts = { zh-Hans = \"一\", en = \"a\" }\nfrom = \"2026-02-10\"\nuntil = \"2026-02-09\"",
      "9: `until` in [[notice]] is not behind `from`."
    ),
    ("[[notice]]\nid = \"A\"\ntexts = { zh-Hans = \"一\", en = \"a\" }", "6: `id` in [[notice]] is `A`; write 1 to 32"),
    ("[[notice]]\nid = \"a\"", "5: `texts` in [[notice]] is missing."),
    (
      "[[notice]]\nid = \"a\"\ntexts = { zh-Hans = \"一\", en = \"a\" }\nimportance = \"high\"",
      "8: `importance` in [[notice]] is `high`; write `normal` and `important`."
    ),
    ("[settings]\nrepeat-minutes = 2000", "6: `repeat-minutes` in [settings] is 2000; it must be 0 to 1440."),
    ("[settings]\nvisit-seconds = 20", "6: `visit-seconds` in [settings] is 20; it must be 30 to 300."),
    ("[settings]\nupload = \"often\"", "6: `upload` in [settings] is `often`; write `prompt`"),
    ("[settings]\nkeep-days = 1", "6: unknown key `keep-days` in [settings]; remove it."),
    (
      "[settings]\nlanguages = [\"fr\"]",
      "6: `languages` in [settings] has “fr”; the menu speaks zh-Hans, zh-Hant and en."
    ),
    (
      "[[keeper]]\nid = \"a\"\nname = \"王\"\nrole = \"keeper\"\npin = \"204681\"",
      "9: `pin` in [[keeper]] is no hash of a PIN; `districtd programme pin` makes one"
    ),
    (
      "[[keeper]]\nid = \"a\"\nname = \"王\"\nrole = \"chief\"\npin = \"\"",
      "8: `role` in [[keeper]] is `chief`; at stations sign in `keeper` and `technician`."
    ),
    ("[[for]]\nservices = [\"hot-water\"]", "5: [[for]] is for no street and no station; name at least one."),
    ("[[for]]\nstation = \"CY SLT\"", "6: `station` in [[for]] is `CY SLT`; a station's id is"),
    (
      "[[for]]\nstreet = \"a\"\nservices = [\"rest\"]",
      "7: `services` in [[for]] names “rest”, which is no service of this programme."
    ),
    (
      "[[for]]\nstreet = \"a\"\n[[for.notice]]\nid = \"a\"\ntext = \"b\"",
      "9: unknown key `notice.text` in [[for]]; did you mean `texts`?"
    ),
    ("[[for]]\nstreets = [\"a\"]", "6: unknown key `streets` in [[for]]; did you mean `street`?"),
  ])
  func aSlipInTheRestIsNamedWithItsLine(_ text: String, _ expected: String) {
    let faults = Self.faults(Self.service + text)
    #expect(faults.contains { $0.hasPrefix("p.toml:\(expected)") }, "\(faults)")
  }

  @Test func aPINThatWasWrittenIsNotRepeated() {
    let text = Self.service + "[[keeper]]\nid = \"a\"\nname = \"王\"\nrole = \"keeper\"\npin = \"204681\""
    #expect(!Self.faults(text).joined().contains("204681"))
  }

  @Test func whatIsWrittenIsReadBack() throws {
    for seed in 0..<200 as Range<UInt64> {
      var generator = SeededGenerator(seed: seed)
      let plan = SamplePlan.random(using: &generator)
      let text = ProgrammeFile.text(plan)
      #expect(try ProgrammeFile.parse(text, file: "p.toml") == plan, "seed \(seed):\n\(text)")
    }
  }
}
