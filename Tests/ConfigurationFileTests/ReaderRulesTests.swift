import StationCore
import Testing

@testable import ConfigurationFile

/// The keys of a reader that say how its cards are printed.
struct ReaderRulesTests {
  /// The reader of the smallest file with these lines; the first of them is line 7.
  private static func file(_ readerProtocol: String, _ lines: String) -> String {
    smallestStation + "[[reader]]\ndevice = \"/dev/ttyS0\"\nprotocol = \"\(readerProtocol)\"\n" + lines
  }

  private static func reader(_ readerProtocol: String, _ lines: String) throws -> ReaderConfiguration {
    let configuration = try StationConfiguration.parse(file(readerProtocol, lines), file: "f") { _ in true }
    return try #require(configuration.readers.first)
  }

  @Test func aLineReaderHasItsRules() throws {
    let reader = try Self.reader(
      "line",
      """
      prefix = "\\u0002"
      suffix = "\\u0003"
      pattern = 'card=(\\d+)'
      transform = ["decimal 4", "prepend 01"]
      card = "em4100"
      luhn = false
      """)
    #expect(reader.line == LineRules(prefix: [0x02], suffix: [0x03], pattern: LinePattern(#"card=(\d+)"#)))
    #expect(reader.cards == CardRules(steps: [.decimal(bytes: 4), .prepend([0x01])], technology: .em4100))
  }

  @Test(arguments: WiegandFormat.allCases)
  func aWiegandReaderHasItsFormat(format: WiegandFormat) throws {
    #expect(try Self.reader("wiegand", "format = \"\(format.rawValue)\"").wiegandFormat == format)
  }

  @Test func aCheckDigitCanBeAskedFor() throws {
    #expect(try Self.reader("line", "luhn = true").cards == CardRules(hasCheckDigit: true))
  }

  @Test func withoutThemAReadingIsTakenAsItIs() throws {
    let reader = try Self.reader("line", "")
    #expect(reader.line == .none)
    #expect(reader.cards == .none)
  }

  static let bad: [(readerProtocol: String, lines: String, fault: String)] = [
    ("em4100", "prefix = \"A\"", "7: `prefix` in [[reader]] is only for readers of protocol `line`; remove it."),
    (
      "wiegand", "format = \"hex\"\n\npattern = \"a\"",
      "9: `pattern` in [[reader]] is only for readers of protocol `line`; remove it."
    ),
    ("line", "format = \"hex\"", "7: `format` in [[reader]] is only for readers of protocol `wiegand`; remove it."),
    ("line", "prefix = 2", "7: `prefix` in [[reader]] must be text in quotation marks, not a whole number."),
    ("line", "prefix = \"\"", "7: `prefix` in [[reader]] is empty; remove it."),
    (
      "line", "suffix = \"\\r\\n\"",
      "7: `suffix` in [[reader]] has a CR or LF in it; leave that out, every line may end so."
    ),
    (
      "line", "suffix = \"\(String(repeating: "-", count: 33))\"",
      "7: `suffix` in [[reader]] has 33 bytes; at most 32 are compared."
    ),
    ("line", "pattern = '('", "7: `pattern` in [[reader]] is `(`, which is no regular expression."),
    (
      "wiegand", "",
      "4: `format` in [[reader]] is missing; the formats are `26`, `34`, `hex` and `decimal`."
    ),
    ("wiegand", "format = 26", "7: `format` in [[reader]] must be text in quotation marks, not a whole number."),
    (
      "wiegand", "format = \"37\"",
      "7: `format` in [[reader]] is `37`; the formats are `26`, `34`, `hex` and `decimal`."
    ),
    ("line", "luhn = \"yes\"", "7: `luhn` in [[reader]] must be `true` or `false`, not text in quotation marks."),
    (
      "line", "card = \"mifare\"",
      "7: `card` in [[reader]] is `mifare`; cards can be `em4100`, `iso14443`, `wiegand` and `text`."
    ),
    (
      "line", "transform = \"hex\"",
      "7: `transform` in [[reader]] must be a list such as `[\"a\", \"b\"]`, not text in quotation marks."
    ),
    (
      "line", "card = \"em4100\"\ntransform = [\n  \"hex\",\n  \"last\",\n]",
      "10: `transform` in [[reader]] has the step `last`; behind it must stand a number from 1 to 64."
    ),
    (
      "line", "transform = [\"hex 5\"]",
      "7: `transform` in [[reader]] has the step `hex 5`; nothing can stand behind that step."
    ),
    (
      "line", "transform = [\"prepend\"]",
      "7: `transform` in [[reader]] has the step `prepend`; behind it must stand 1 to 16 bytes, such as `prepend 01`."
    ),
    (
      "line", "transform = [\"hex\"]",
      "7: `transform` in [[reader]] makes bytes of text; say what cards they are, such as `card = \"em4100\"`."
    ),
    (
      "line", "card = \"em4100\"",
      "7: `card` in [[reader]] asks for bytes, but the card is text in the end; add `hex` or `decimal` to `transform`, "
        + "or remove this line."
    ),
    (
      "em4100", "card = \"text\"",
      "7: `card` in [[reader]] asks for text, but the card is bytes in the end; add `to-hex` or `to-decimal` to "
        + "`transform`."
    ),
    (
      "em4100", "luhn = true",
      "7: `luhn` in [[reader]] checks text, but the card is bytes in the end; add `to-decimal` to `transform`."
    ),
    (
      "line", "transform = [\n\"reverse-bytes\"]",
      "8: `transform` in [[reader]] has step 1, which takes bytes, but by then the card is text; `hex`, `decimal` and "
        + "`facility,number` make bytes of it."
    ),
    (
      "em4100", "transform = [\"hex\"]",
      "7: `transform` in [[reader]] has step 1, which takes text, but by then the card is bytes; `to-hex` and "
        + "`to-decimal` make text of it."
    ),
    (
      "em4100", "transform = [\"last 6\"]",
      "7: `transform` in [[reader]] has step 1, which takes more than the 5 bytes that are there by then."
    ),
    (
      "line", "transform = [\"decimal 4\"]\ncard = \"em4100\"",
      "7: `transform` in [[reader]] never gives a whole `em4100` card, but a card with only 4 of its 5 bytes, which "
        + "several members may share; let the reader print all, add what is always missing with `prepend`, or let "
        + "every reader use `last 4` and `to-decimal`."
    ),
  ]

  @Test(arguments: bad)
  func whatCannotBeIsRefusedWithItsLine(readerProtocol: String, lines: String, fault: String) {
    #expect(stationFaults(Self.file(readerProtocol, lines)) == ["station.toml:\(fault)"])
  }

  @Test func anUnknownStepIsToldAllSteps() {
    let faults = stationFaults(Self.file("line", "transform = [\"reverse\"]")).joined()
    #expect(faults.hasPrefix("station.toml:7: `transform` in [[reader]] has the step `reverse`; the steps are `hex`, "))
    for form in CardStep.forms { #expect(faults.contains("`\(form)`")) }
  }

  @Test func aNULInAPrefixIsRefused() {
    let faults = stationFaults(Self.file("line", "prefix = \"A\\u0000B\""))
    #expect(faults == ["station.toml:7: not valid TOML: a NUL cannot stand in a text."])
  }
}
