import StationCore
import TestSupport
import Testing

@Suite struct JSONTextTests {
  @Test(arguments: [
    ("null", JSONValue.null), (" true ", .bool(true)), ("false", .bool(false)), ("0", .integer(0)),
    ("-12", .integer(-12)), ("9223372036854775807", .integer(.max)), ("-9223372036854775808", .integer(.min)),
    ("\"\"", .string("")), ("\"\\u4e2d\\uD83D\\uDE00\\n\\/\"", .string("中😀\n/")), ("[ ]", .array([])),
    ("{\"a\":[1,{}]}", .object(["a": .array([.integer(1), .object([:])])])),
  ])
  func aValueIsRead(text: String, value: JSONValue) throws {
    #expect(try JSONText.parse(Array(text.utf8)) == value)
  }

  @Test(arguments: [
    ("", JSONFault.Reason.endsEarly), ("[1", .endsEarly), ("-", .endsEarly), ("tru", .endsEarly),
    ("[1,]", .unexpectedByte), ("{1:2}", .unexpectedByte), ("nulL", .unexpectedByte), ("+1", .unexpectedByte),
    ("1 1", .trailingBytes), ("1.0", .badNumber), ("1e3", .badNumber), ("01", .badNumber), ("-0", .badNumber),
    ("9223372036854775808", .badNumber), ("\"\n\"", .badString), ("\"\\x\"", .badString), ("\"\\uD800\"", .badString),
    ("\"\\uDC00\"", .badString), ("\"a", .badString), ("\"\\", .badString), ("\"\\u12", .badString),
    ("{\"a\":1,\"a\":1}", .repeatedName), ("{\"a\":1,\"\\u0061\":1}", .repeatedName),
  ])
  func whatHasNotOneMeaningIsRefused(text: String, reason: JSONFault.Reason) throws {
    let fault = try #require(throws: JSONFault.self) { try JSONText.parse(Array(text.utf8)) }
    #expect(fault.reason == reason)
  }

  @Test func bytesThatAreNotUTF8AreRefused() throws {
    let fault = try #require(throws: JSONFault.self) { try JSONText.parse([0x22, 0xC3, 0x28, 0x22]) }
    #expect(fault.reason == .badString)
    #expect(fault.offset == 0)
  }

  @Test func deepNestingIsRefusedBeforeTheStackEnds() throws {
    let text = String(repeating: "[", count: 1_000_000)
    let fault = try #require(throws: JSONFault.self) { try JSONText.parse(Array(text.utf8)) }
    #expect(fault.reason == .tooDeep)
  }

  @Test func whatIsWrittenCanonicallyIsReadAgain() throws {
    var generator = SeededGenerator(seed: 1)
    for _ in 0..<2000 {
      let value = Self.value(depth: 0, &generator)
      #expect(try JSONText.parse(value.canonicalBytes) == value)
    }
  }

  private static func value(depth: Int, _ generator: inout SeededGenerator) -> JSONValue {
    switch Int.random(in: 0..<(depth < 4 ? 6 : 4), using: &generator) {
    case 0: .null
    case 1: .bool(.random(using: &generator))
    case 2: .integer(.random(in: .min ... .max, using: &generator))
    case 3: .string(text(&generator))
    case 4: .array((0..<3).map { _ in value(depth: depth + 1, &generator) })
    default:
      .object(
        Dictionary(
          (0..<3).map { _ in (text(&generator), value(depth: depth + 1, &generator)) }, uniquingKeysWith: { $1 }))
    }
  }

  private static func text(_ generator: inout SeededGenerator) -> String {
    let samples: [Character] = ["a", "\"", "\\", "\n", "\u{0}", "\u{1F}", "\u{7F}", "中", "😀", "\u{2028}", "/", "é"]
    return String(
      (0..<Int.random(in: 0...5, using: &generator)).compactMap { _ in samples.randomElement(using: &generator) })
  }
}
