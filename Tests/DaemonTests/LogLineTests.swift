import Logging
import Testing

@testable import Daemon

struct LogLineTests {
  @Test func peopleReadTheTimeAndTheLevel() {
    #expect(
      line(.plain, "ready", ["socket": "/run/s.sock", "readers": "2"])
        == "2026-01-05T08:00:00.000Z info stationd: ready readers=2 socket=/run/s.sock\n")
  }

  @Test(
    arguments: [
      (Logger.Level.critical, 2), (.error, 3), (.warning, 4), (.notice, 5), (.info, 6), (.debug, 7), (.trace, 7),
    ])
  func theJournalReadsThePriority(level: Logger.Level, priority: Int) {
    #expect(line(.journal, "ready", level: level) == "<\(priority)>stationd: ready\n")
  }

  @Test(arguments: ["\n", "\r", "\u{0}", "\u{1B}", "\u{85}", "\u{2028}", "\u{202E}", "\u{7F}"])
  func nothingInAMessageBeginsALine(character: String) throws {
    let scalar = try #require(character.unicodeScalars.first)
    let escaped = "\\u{\(String(scalar.value, radix: 16))}"
    let text = line(.journal, "a\(character)<2>forged", ["k\(character)": "v\(character)"], label: "l\(character)")
    #expect(text == "<6>l\(escaped): a\(escaped)<2>forged k\(escaped)=v\(escaped)\n")
  }

  @Test(
    arguments: [
      ("two words", "\"two words\""), ("", "\"\""), ("a=b", "\"a=b\""), ("say \"x\"", "\"say \\\"x\\\"\""),
      ("驿站", "驿站"), ("C:\\x", "C:\\x"),
    ])
  func aValueDoesNotRunIntoTheNext(value: String, shown: String) {
    #expect(line(.journal, "m", ["k": "\(value)"]) == "<6>stationd: m k=\(shown)\n")
  }

  private func line(
    _ style: LogLine.Style, _ message: String, _ metadata: Logger.Metadata = [:], label: String = "stationd",
    level: Logger.Level = .info
  ) -> String {
    LogLine(
      style: style, milliseconds: 1_767_600_000_000, label: label, level: level, message: message, metadata: metadata
    ).text
  }
}
