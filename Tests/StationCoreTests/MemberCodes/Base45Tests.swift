import TestSupport
import Testing

@testable import StationCore

@Suite struct Base45Tests {
  // RFC 9285, clauses 4.3 and 4.4.
  @Test(arguments: [("AB", "BB8"), ("Hello!!", "%69 VD92EX0"), ("base-45", "UJCLQE7W581"), ("ietf!", "QED8WEX0")])
  func theVectorsOfTheStandard(plain: String, encoded: String) {
    #expect(Base45.encode(Array(plain.utf8)) == encoded)
    #expect(Base45.decode(Array(encoded.utf8)) == Array(plain.utf8))
  }

  @Test("What nobody encodes is refused", arguments: ["GGW", ":::", "::", "B", "BB8B", "bb8", "BB_", "BB8\n"])
  func refused(text: String) {
    #expect(Base45.decode(Array(text.utf8)) == nil)
  }

  @Test func everyLengthComesBack() {
    var random = SeededGenerator(seed: 45)
    for length in 0..<200 {
      let bytes = random.bytes(length)
      #expect(Base45.decode(Array(Base45.encode(bytes).utf8)) == bytes)
    }
  }
}
