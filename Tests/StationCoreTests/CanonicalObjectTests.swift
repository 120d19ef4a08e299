import StationCore
import TestSupport
import Testing

struct CanonicalObjectTests {
  @Test(arguments: [
    #"{}"#, #"{"a":1}"#, #"{"a":-1,"b":0}"#, #"{"a":{"b":[]},"c":[1,"王",true,false,null]}"#, #"{"":"","a":"é"}"#,
    #"{"a":999999999999999999}"#,
  ])
  func aCanonicalObjectEndsWhereItEnds(text: String) {
    let bytes = Array("x\(text)}".utf8)
    #expect(CanonicalObject.end(in: bytes, from: 1) == bytes.count - 1)
  }

  @Test(arguments: [
    "", "{", "[]", "1", #"{"b":1,"a":2}"#, #"{"a":1,"a":2}"#, #"{ "a":1}"#, #"{"a": 1}"#, #"{"a":1 }"#, #"{"a":01}"#,
    #"{"a":-0}"#, #"{"a":1.5}"#, #"{"a":1e3}"#, #"{"a":-}"#, #"{"a":"\n"}"#, #"{"a":"\u0041"}"#, #"{"a":1,}"#,
    #"{"a"}"#, #"{"a":tru}"#, #"{"é":1}"#, #"{"a":9223372036854775808}"#, #"{"a":[1,]}"#, #"{"a":1"#,
  ])
  func anythingElseIsLeftToTheReader(text: String) {
    #expect(CanonicalObject.end(in: Array(text.utf8), from: 0) == nil)
  }

  @Test func bytesThatAreNoUTF8AreLeftToTheReader() {
    #expect(CanonicalObject.end(in: Array(#"{"a":""#.utf8) + [0xC3, 0x28] + Array(#""}"#.utf8), from: 0) == nil)
  }

  @Test func nestingEndsWhereTheReaderEndsIt() {
    func nested(_ depth: Int) -> [UInt8] {
      Array((String(repeating: "{\"a\":", count: depth) + "1" + String(repeating: "}", count: depth)).utf8)
    }
    #expect(CanonicalObject.end(in: nested(JSONText.depthLimit - 1), from: 0) != nil)
    #expect(CanonicalObject.end(in: nested(JSONText.depthLimit + 1), from: 0) == nil)
  }

  /// Whatever is taken for canonical is what the strict reader reads and the writer writes again.
  @Test(arguments: 0..<2_000)
  func whateverIsTakenIsCanonical(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var bytes = Self.object(depth: 0, using: &random).canonicalBytes
    for _ in 0..<Int.random(in: 0...2, using: &random) {
      let position = Int.random(in: 0..<bytes.count, using: &random)
      switch Int.random(in: 0..<3, using: &random) {
      case 0: bytes[position] = UInt8.random(in: 0...255, using: &random)
      case 1: bytes[position] = Array(#"{}[]",:0-9 a\"#.utf8).randomElement(using: &random) ?? 0
      default: bytes.remove(at: position)
      }
      if bytes.isEmpty { return }
    }
    guard let end = CanonicalObject.end(in: bytes, from: 0) else { return }
    let taken = Array(bytes[..<end])
    #expect(try JSONText.parse(taken).canonicalBytes == taken)
  }

  private static func object(depth: Int, using random: inout SeededGenerator) -> JSONValue {
    var members: [String: JSONValue] = [:]
    for _ in 0..<Int.random(in: 0...4, using: &random) {
      let name = String("abcdefg".randomElement(using: &random) ?? "a")
      switch Int.random(in: 0..<(depth < 3 ? 6 : 4), using: &random) {
      case 0: members[name] = .integer(Int64.random(in: -1_000...1_000_000_000_000, using: &random))
      case 1: members[name] = .string(["", "王师傅", "hot-water", "a/b"].randomElement(using: &random) ?? "")
      case 2: members[name] = .bool(Bool.random(using: &random))
      case 3: members[name] = .null
      case 4: members[name] = .array([object(depth: depth + 1, using: &random), .integer(0)])
      default: members[name] = object(depth: depth + 1, using: &random)
      }
    }
    return .object(members)
  }
}
