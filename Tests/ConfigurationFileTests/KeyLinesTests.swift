import Testing

@testable import ConfigurationFile

struct KeyLinesTests {
  private let root = ValuePath.root

  @Test func aHashInAStringIsNoComment() {
    let lines = KeyLines("a = \"x # y\" # z = \"\nb = '#'\nc = 1")
    #expect(line(lines, "a") == 1)
    #expect(line(lines, "b") == 2)
    #expect(line(lines, "c") == 3)
    #expect(!lines.isKnown(root.key("z")))
  }

  @Test func multiLineStringsHideWhatLooksLikeKeys() {
    let text = #"""
      a = """
      b = 1 \""" x"""""
      c = '''
      d = '1' # '''
      e = 1
      """#
    let lines = KeyLines(text)
    #expect(line(lines, "a") == 1)
    #expect(line(lines, "c") == 3)
    #expect(line(lines, "e") == 5)
    #expect(!lines.isKnown(root.key("b")))
    #expect(!lines.isKnown(root.key("d")))
  }

  @Test func quotedAndDottedKeysAreTheKeysThatTheyStandFor() {
    let lines = KeyLines("a.\"b.c\" . 'd' = 1\n\"\\u9a7f\\U00007ad9\" = 2\n[ x . \"y\\tz\" ]\nk = 3\n")
    #expect(lines.line(of: root.key("a").key("b.c").key("d")) == 1)
    #expect(line(lines, "驿站") == 2)
    #expect(lines.line(of: root.key("x").key("y\tz")) == 3)
    #expect(lines.line(of: root.key("x").key("y\tz").key("k")) == 4)
  }

  @Test func entriesOfARepeatedTableAreCounted() {
    let lines = KeyLines("[[r]]\na = 1\n[r.s]\nb = 1\n\n[[r]]\na = 2\n[r.s]\nb = 2\n[t]\na = 3")
    let (first, second) = (root.key("r").position(0), root.key("r").position(1))
    #expect(lines.line(of: root.key("r")) == 1)
    #expect(lines.line(of: first.key("a")) == 2)
    #expect(lines.line(of: first.key("s").key("b")) == 4)
    #expect(lines.line(of: second) == 6)
    #expect(lines.line(of: second.key("a")) == 7)
    #expect(lines.line(of: second.key("s").key("b")) == 9)
    #expect(lines.line(of: root.key("t").key("a")) == 11)
  }

  @Test func listsAndInlineTablesAreEntered() {
    let lines = KeyLines("a = [ # ]\n  1, [2,\n 3],\n { b = \"}\", c.d = [] } ]\ne = {}\nf = 1")
    let a = root.key("a")
    #expect(lines.line(of: a.position(0)) == 2)
    #expect(lines.line(of: a.position(1).position(1)) == 3)
    #expect(lines.line(of: a.position(2).key("c").key("d")) == 4)
    #expect(line(lines, "e") == 5)
    #expect(line(lines, "f") == 6)
  }

  @Test func windowsLineEndsAndAByteOrderMarkChangeNothing() {
    let lines = KeyLines("\u{FEFF}a = 1\r\n# x\r\nb = true\r\n[c]\r\nd = \"\"\r\n")
    #expect(line(lines, "a") == 1)
    #expect(line(lines, "b") == 3)
    #expect(lines.line(of: root.key("c").key("d")) == 5)
  }

  @Test func whatIsMissingIsOnTheLineOfWhatIsAroundIt() {
    let lines = KeyLines("\n[a]\nb = 1\n")
    #expect(lines.line(of: root.key("a").key("z")) == 2)
    #expect(line(lines, "z") == 1)
  }

  @Test func everyKeyOfARandomDocumentIsFound() throws {
    var random = SystemRandomNumberGenerator()
    let values = [
      "1", "\"#\"", "'[x]'", "[\"a\", 'b', # ]\n 3]", "{ x = 1, y = \"=\" }", "\"\"\"\nz = 1\n\"\"\"", "1979-05-27",
      "true",
    ]
    for _ in 0..<200 {
      var text = ""
      var expected: [(path: ValuePath, line: Int)] = []
      for table in 0..<Int.random(in: 1...6, using: &random) {
        text += String(repeating: "# note\n", count: Int.random(in: 0...2, using: &random))
        text += "[[t]] # \(table)\n"
        for key in 0..<Int.random(in: 0...4, using: &random) {
          let line = 1 + text.utf8.count { $0 == UInt8(ascii: "\n") }
          expected.append((root.key("t").position(table).key("k\(key)"), line))
          text += "k\(key) = \(values.randomElement(using: &random) ?? "1")\n"
        }
      }
      let document = try TOMLDocument(text, file: "f")
      for entry in expected { try #require(document.lines.line(of: entry.path) == entry.line, "\(text)") }
    }
  }

  private func line(_ lines: KeyLines, _ key: String) -> Int { lines.line(of: root.key(key)) }
}
