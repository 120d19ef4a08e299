import Testing

@testable import StationCore

struct JSONMembersTests {
  @Test func membersComeInTheirOrder() throws {
    let members = try #require(try JSONText.members(Array(#" {"b":1,"a":{"c":[]}} "#.utf8)))
    #expect(members.map(\.name) == ["b", "a"])
    #expect(members.map(\.value) == [.integer(1), .object(["c": .array([])])])
  }

  @Test(arguments: ["[]", "1", "\"a\"", "null"]) func anotherValueHasNone(text: String) throws {
    #expect(try JSONText.members(Array(text.utf8)) == nil)
  }

  @Test(arguments: ["{", "{}x", #"{"a":1,"a":2}"#, #"{"a"}"#, ""]) func whatIsWrongIsRefused(text: String) {
    #expect(throws: JSONFault.self) { try JSONText.members(Array(text.utf8)) }
  }

  /// Few names are compared one by one, many in a set.
  @Test(arguments: [2, 16, 17, 40]) func aNameTwiceIsRefused(count: Int) {
    let names = (0..<count - 1).map { "\"n\($0)\":0" }
    #expect(throws: JSONFault.self) { try JSONText.members(Array("{\(names.joined(separator: ",")),\"n0\":1}".utf8)) }
    #expect(throws: Never.self) { try JSONText.members(Array("{\(names.joined(separator: ","))}".utf8)) }
  }
}
