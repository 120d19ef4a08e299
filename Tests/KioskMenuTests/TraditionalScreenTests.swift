import Terminal
import Testing

@testable import KioskMenu

/// The screens in traditional characters, held against those in simplified ones, which are kept.
@Suite struct TraditionalScreenTests {
  @Test("The traditional screen is the simplified one, hanzi for hanzi", arguments: ScreenTests.scenes)
  func corresponds(scene: ScreenTests.Scene) {
    for size in Samples.sizes {
      let simplified = render(scene.make(size, ["zh-Hans", "en"]).state, size: size)
      let traditional = render(scene.make(size, ["zh-Hant", "en"]).state, size: size)
      for row in 0..<size.rows {
        let (one, other) = (Array(simplified.text(row: row)), Array(traditional.text(row: row)))
        #expect(one.count == other.count)
        for (simple, full) in zip(one, other) where simple != full {
          let areHanzi = "\(simple)\(full)".unicodeScalars.allSatisfy { $0.properties.isIdeographic }
          #expect(areHanzi, "row \(row) at \(size): \(String(one)) | \(String(other))")
        }
      }
    }
  }

  @Test func theLanguageKeyGoesThroughAllLanguagesOfTheStation() {
    var menu = MenuDriver(station: Samples.station(languages: ["zh-Hans", "zh-Hant", "en"]))
    var seen: [Language] = []
    for _ in 0..<3 {
      #expect(menu.text.contains("* \(Language.allCases[(seen.count + 1) % 3].phrases.languageName)"))
      menu.press(.character("*"))
      seen.append(menu.state.language)
    }
    #expect(seen == [.traditionalChinese, .english, .simplifiedChinese])
  }
}
