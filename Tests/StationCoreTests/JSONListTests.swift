import StationCore
import TestSupport
import Testing

@Suite struct JSONListTests {
  private func elements(_ text: [UInt8], limit: Int = 1 << 20) throws(JSONFault) -> [JSONValue] {
    var list = try JSONList(text, elementLimit: limit)
    var elements: [JSONValue] = []
    while let element = try list.next() { elements.append(element) }
    return elements
  }

  @Test(arguments: ["[]", " [ ] ", "[1]", "[1,[2,{}],\"a\"]", "[null , true,\n{\"a\":[]}]\t"])
  func aListIsReadAsTheWholeWouldBe(text: String) throws {
    #expect(JSONValue.array(try elements(Array(text.utf8))) == (try JSONText.parse(Array(text.utf8))))
  }

  @Test(arguments: ["[", "[1", "[1,", "[1,]", "[1 2]", "[]x", "[1]]", "[,1]", "", "x", "{\"a\":1", "1 2"])
  func whatIsNoJSONIsRefused(text: String) {
    #expect(throws: JSONFault.self) { try elements(Array(text.utf8)) }
    #expect(throws: JSONFault.self) { try JSONText.parse(Array(text.utf8)) }
  }

  @Test(arguments: ["{}", "1", "\"[]\"", "null"])
  func anotherValueIsNoList(text: String) throws {
    var list = try JSONList(Array(text.utf8), elementLimit: 100)
    #expect(try !list.isList && list.next() == nil)
  }

  @Test func anElementThatIsTooLongIsRefusedAndOthersAreNot() throws {
    let long = "[[1,2,3,4,5,6,7,8,9],1]"
    #expect(throws: JSONFault.self) { try elements(Array(long.utf8), limit: 10) }
    let many = "[" + (1...500).map { "\($0)" }.joined(separator: ",") + "]"
    #expect(try elements(Array(many.utf8), limit: 10).count == 500)
  }

  @Test func nestingEndsWhereItEndsForTheWhole() throws {
    for depth in [32, 33, 34, 500] {
      let text = Array((String(repeating: "[", count: depth) + String(repeating: "]", count: depth)).utf8)
      #expect(((try? elements(text)) == nil) == ((try? JSONText.parse(text)) == nil), "\(depth)")
    }
  }

  @Test func changedTextsAreTakenOrRefusedLikeTheWhole() {
    var generator = SeededGenerator(seed: 5)
    let sample = Array(#"[{"a":"\u00e9","b":[1,-2,null]},true,"x",[[]],{"c":{}}]"#.utf8)
    for _ in 0..<20_000 {
      var text = sample
      for _ in 0...Int.random(in: 0...2, using: &generator) {
        let place = Int.random(in: 0..<text.count, using: &generator)
        switch Int.random(in: 0...2, using: &generator) {
        case 0: text[place] = Array(#"[]{},:"01-e\ tx"#.utf8).randomElement(using: &generator) ?? 0
        case 1: text.remove(at: place)
        default: text.insert(text[Int.random(in: 0..<text.count, using: &generator)], at: place)
        }
      }
      guard let whole = try? JSONText.parse(text) else {
        #expect((try? elements(text)) == nil || (try? JSONList(text, elementLimit: 100))?.isList == false)
        continue
      }
      if case .array(let expected) = whole { #expect((try? elements(text)) == expected) }
    }
  }
}
