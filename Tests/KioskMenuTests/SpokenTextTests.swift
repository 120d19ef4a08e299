import StationCore
import Testing

@testable import KioskMenu

/// How text of the screen is said.
@Suite struct SpokenTextTests {
  @Test(arguments: [
    ("请按 1", "请按一"), ("请按 1-5", "请按一到五"), ("还有20秒，按 # 继续", "还有二十秒，按井号键继续"), ("还有 2 秒", "还有两秒"),
    ("请按 2", "请按二"), ("刷卡 签到", "刷卡，签到"), (" 已记下", "已记下"), ("喝热水：", "喝热水"), ("请按 *", "请按星号键"),
    ("今日 12 人次", "今日十二人次"), ("水[[\u{1B}h]]", "水，h"), ("+", "加号键"),
  ]) func chinese(text: String, spoken: String) {
    #expect(SpokenText(text, in: .simplifiedChinese).words == spoken)
  }

  @Test(arguments: [
    ("Press 1", "Press 1"), ("Press 1-5", "Press 1 to 5"), ("20 s left: press #", "20 s left, press hash"),
    (": noted", "noted"), ("Wi-Fi", "Wi Fi"), ("press +", "press plus"), ("a\u{7}b", "a b"),
  ]) func english(text: String, spoken: String) { #expect(SpokenText(text, in: .english).words == spoken) }

  @Test(arguments: [
    ("0", "零"), ("7", "七"), ("10", "十"), ("11", "十一"), ("20", "二十"), ("22", "二十二"), ("100", "一百"),
    ("101", "一百零一"), ("110", "一百一十"), ("1001", "一千零一"), ("1010", "一千零一十"), ("2000", "二千"),
    ("10000", "一万"), ("10010", "一万零一十"), ("12345", "一万二千三百四十五"), ("100000", "十万"), ("200300", "二十万零三百"),
    ("007", "零零七"), ("13800000000", "一三八零零零零零零零零"),
  ]) func numbers(digits: String, words: String) { #expect(ChineseNumber.words(digits, before: nil) == words) }

  @Test("Every phrase can be spoken, and its recording has one name", arguments: Language.allCases)
  func everyPhrase(language: Language) {
    let parts = RecordingList.parts(Programme.builtIn.services)
    #expect(Set(parts.map(\.recording)).count == parts.count)
    for part in parts {
      let words = part.words(in: language)
      #expect(!words.isEmpty, "\(part)")
      // What an engine would spell or skip must not be left.
      #expect(!words.contains { "#*+[]<>{}|~^_=".contains($0) }, "\(words)")
      if language.phrases.speech.number != nil { #expect(!words.contains { ("0"..."9").contains($0) }, "\(words)") }
      #expect(
        part.recording.utf8.allSatisfy {
          $0 == UInt8(ascii: "-") || (0x30...0x39).contains($0) || (0x61...0x7A).contains($0)
        })
    }
  }
}
