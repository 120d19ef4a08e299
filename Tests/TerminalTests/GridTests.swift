import TestSupport
import Testing

@testable import Terminal

@Suite struct GridTests {
  private func grid(_ text: String, columns: Int = 8) -> Grid {
    var grid = Grid(size: Size(columns: columns, rows: 1))
    grid.put(text, at: Position(column: 0, row: 0), .whiteOnBlack)
    return grid
  }

  @Test(
    "Overwriting half of a wide glyph clears the other half",
    arguments: [
      (0, "x", "x 刷卡  "), (1, "x", " x刷卡  "), (1, "好", " 好 卡  "), (0, "好", "好刷卡  "), (3, "xy", "请 xy   "),
    ])
  func overwriting(column: Int, text: String, expected: String) {
    var grid = grid("请刷卡")
    grid.put(text, at: Position(column: column, row: 0), .whiteOnBlack)
    #expect(grid.text(row: 0) == expected)
    #expect(GridInvariant.violation(grid) == nil)
  }

  @Test func textIsCutAtTheEdgeByWholeGlyphs() {
    var grid = Grid(size: Size(columns: 5, rows: 1))
    #expect(grid.put("热饭菜", at: Position(column: 0, row: 0), .whiteOnBlack) == 4)
    #expect(grid.text(row: 0) == "热饭 ")
  }

  @Test func nothingIsWrittenOutside() {
    var grid = grid("请刷卡")
    let before = grid
    for position in [(-1, 0), (0, -1), (8, 0), (0, 1)] {
      grid.put("x", at: Position(column: position.0, row: position.1), .whiteOnRed)
    }
    grid.fill(Area(column: 8, row: 0, columns: 4, rows: 4), .whiteOnRed)
    grid.fill(Area(column: 0, row: 0, columns: -4, rows: 1), .whiteOnRed)
    #expect(grid == before)
  }

  @Test func randomWritingKeepsBothHalvesOfEveryWideGlyph() {
    var random = SeededGenerator(seed: 7)
    let texts = ["x", "请", "请x刷", "e\u{301}", "𠮷", "\u{1B}[H", "", "🍜🍜"]
    for _ in 0..<2_000 {
      var grid = Grid(size: Size(columns: .random(in: 0...7, using: &random), rows: .random(in: 0...3, using: &random)))
      for _ in 0..<12 {
        let place = Position(column: .random(in: -1...8, using: &random), row: .random(in: -1...4, using: &random))
        if Bool.random(using: &random) {
          grid.put(
            texts.randomElement(using: &random) ?? "", at: place, .whiteOnBlack,
            limit: .random(in: 0...6, using: &random))
        } else {
          grid.fill(Area(column: place.column, row: place.row, columns: 3, rows: 2), .whiteOnBlue)
        }
      }
      #expect(GridInvariant.violation(grid) == nil)
    }
  }
}
