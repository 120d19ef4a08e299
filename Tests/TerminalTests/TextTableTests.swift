import Terminal
import Testing

@Suite struct TextTableTests {
  @Test func columnsAreAlignedByWhatTheCharactersTake() {
    var table = TextTable(header: ["service", "count"], alignments: [.leading, .trailing])
    table.append(["喝热水", "12"])
    table.append(["rest", "7"])
    #expect(table.description == "service  count\n喝热水      12\nrest         7\n")
  }

  @Test func shortRowsAndHostileTextsAreHarmless() {
    var table = TextTable(header: ["a", "b"])
    table.append(["\u{1B}[2J\n"])
    table.append(["x", "y", "z"])
    #expect(table.lines == ["a      b", "?[2J?", "x      y  z"])
  }
}
