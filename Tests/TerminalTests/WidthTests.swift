import Testing

@testable import Terminal

@Suite struct WidthTests {
  @Test(
    "A text takes the columns that East Asian Width says",
    arguments: [
      ("", 0), ("abc", 3), ("请刷卡", 6), ("王师傅，您好", 12), ("𠮷㛃", 4), ("ＡＢ", 4), ("한글", 4), ("e\u{301}", 1),
      ("🍜", 2), ("ｱ", 1), ("「水」", 6), ("ئۇيغۇر", 6), ("✓", 1), ("\u{3000}", 2),
    ])
  func columnsOfText(text: String, expected: Int) {
    #expect(columns(of: text) == expected)
  }

  @Test(
    "Whatever a name holds, what is written is harmless",
    arguments: [
      ("\u{1B}[2Jx", "?[2Jx"), ("a\u{202E}b\u{2066}c\u{200F}", "abc"), ("a\nb\tc\u{7F}\u{9B}", "a?b?c??"),
      ("\u{2028}\u{FFFE}", "??"), ("\u{1F1E8}\u{1F1F3}", "CN"), ("👩\u{200D}🌾\u{FE0F}", "👩🌾"), ("👍\u{1F3FD}", "👍"),
      ("\u{301}a", " \u{301}a"), ("a\u{A0}b", "a b"), ("soft\u{AD}hyphen", "softhyphen"),
    ])
  func hostileText(text: String, expected: String) {
    #expect(printable(text) == expected)
  }

  @Test func marksWithoutEndAreCutOff() {
    let zalgo = "a" + String(repeating: "\u{301}", count: 200) + "b"
    let glyphs = Glyph.glyphs(of: zalgo)
    #expect(glyphs.count == 2)
    #expect(glyphs.allSatisfy { $0.text.utf8.count <= 15 })
    #expect(columns(of: zalgo) == 2)
  }

  @Test func aWideGlyphIsNeverCutInHalf() {
    #expect(printable("热饭菜", columns: 5) == "热饭")
    #expect(printable("热饭菜", columns: 1) == "")
  }

  @Test func theTablesAreInOrderAndDoNotOverlap() {
    for table in [WidthTable.wide, WidthTable.combining, WidthTable.undrawn, WidthTable.controls] {
      #expect(zip(table, table.dropFirst()).allSatisfy { $0.upperBound < $1.lowerBound })
    }
    let all = (WidthTable.wide + WidthTable.combining + WidthTable.undrawn + WidthTable.controls)
      .sorted { $0.lowerBound < $1.lowerBound }
    #expect(zip(all, all.dropFirst()).allSatisfy { $0.upperBound < $1.lowerBound })
  }
}
