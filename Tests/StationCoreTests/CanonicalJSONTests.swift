import StationCore
import Testing

struct CanonicalJSONTests {
  @Test(arguments: [
    (JSONValue.null, "null"),
    (.integer(-9_223_372_036_854_775_808), "-9223372036854775808"),
    (.string("a\"\\\u{8}\t\n\u{C}\r\u{1}/é王"), #""a\"\\\b\t\n\f\r\u0001/é王""#),
    (.array([.bool(true), .bool(false)]), "[true,false]"),
    (.object(["b": .integer(1), "a": .object([:])]), #"{"a":{},"b":1}"#),
  ])
  func valuesAreWrittenAsRFC8785Says(value: JSONValue, text: String) {
    #expect(value.canonicalText == text)
  }

  // U+1F600 is D83D DE00 in UTF-16 and sorts before U+FB33, although its code point is higher (RFC 8785 §3.2.3).
  @Test func memberNamesAreOrderedByUTF16() {
    let value = JSONValue.object(["\u{FB33}": .integer(1), "\u{1F600}": .integer(2), "€": .integer(3)])
    #expect(value.canonicalText == "{\"€\":3,\"\u{1F600}\":2,\"\u{FB33}\":1}")
  }

  @Test func whatIsWrittenIsReadBack() throws {
    let value = JSONValue.object([
      "list": .array([.null, .bool(true), .integer(7), .string("x")]), "nested": .object(["k": .string("王")]),
    ])
    #expect(try JSONText.parse(value.canonicalBytes) == value)
  }

  @Test func fractionsAreRefused() {
    #expect(throws: JSONFault.self) { try JSONText.parse(Array("[1.5]".utf8)) }
  }
}
