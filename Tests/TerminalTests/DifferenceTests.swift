import TestSupport
import Testing

@testable import Terminal

@Suite struct DifferenceTests {
  private let texts = ["x", "abc", "请", "请刷卡", "e\u{301}x", "𠮷y", "✓", "🍜", "ئۇ", " "]

  private func randomGrid(_ size: Size, from start: Grid?, _ random: inout SeededGenerator) -> Grid {
    var grid = start ?? Grid(size: size)
    for _ in 0..<Int.random(in: 0...6, using: &random) {
      let place = Position(
        column: .random(in: 0...max(0, size.columns - 1), using: &random),
        row: .random(in: 0...max(0, size.rows - 1), using: &random))
      grid.put(
        texts.randomElement(using: &random) ?? "", at: place,
        ColourPair.allCases.randomElement(using: &random) ?? .whiteOnRed)
    }
    return grid
  }

  @Test func anyFrameAfterAnyOtherShowsExactlyItsGrid() {
    var random = SeededGenerator(seed: 11)
    for _ in 0..<500 {
      let size = Size(columns: .random(in: 1...12, using: &random), rows: .random(in: 1...4, using: &random))
      var screen = ScreenInterpreter(size: size)
      var shown: Grid?
      for _ in 0..<6 {
        let target = randomGrid(size, from: Bool.random(using: &random) ? shown : nil, &random)
        screen.write(difference(from: shown, to: target))
        shown = target
        #expect(screen.rows == ScreenInterpreter.expected(target))
        #expect(screen.problems.isEmpty)
      }
    }
  }

  @Test func anUnchangedFrameWritesNothing() {
    var random = SeededGenerator(seed: 3)
    for _ in 0..<50 {
      let grid = randomGrid(Size(columns: 10, rows: 3), from: nil, &random)
      #expect(difference(from: grid, to: grid).isEmpty)
    }
  }

  @Test func nothingIsErasedFirst() {
    var grid = Grid(size: Size(columns: 10, rows: 2))
    grid.put("请刷卡", at: Position(column: 0, row: 0), .whiteOnBlack)
    let frame = String(decoding: difference(from: nil, to: grid), as: UTF8.self)
    #expect(!frame.contains("J") && !frame.contains("K"))
  }

  @Test func oneChangedCellCostsOneShortSequence() {
    var before = Grid(size: Size(columns: 40, rows: 9))
    before.put("08:05", at: Position(column: 35, row: 0), .whiteOnBlack)
    var after = before
    after.put("08:06", at: Position(column: 35, row: 0), .whiteOnBlack)
    let frame = String(decoding: difference(from: before, to: after), as: UTF8.self)
    #expect(frame == "\u{1B}[1;40H\u{1B}[38;5;231;48;5;16m6")
  }

  @Test func aResizeDiscardsWhatWasShown() {
    let before = Grid(size: Size(columns: 10, rows: 2))
    let after = Grid(size: Size(columns: 9, rows: 2))
    var screen = ScreenInterpreter(size: after.size)
    screen.write(difference(from: before, to: after))
    #expect(screen.rows == ScreenInterpreter.expected(after))
  }

  @Test func aGlyphThatTheTerminalDrawsWiderLeavesNothingBehind() {
    var before = Grid(size: Size(columns: 6, rows: 1))
    before.put("aabbcc", at: Position(column: 0, row: 0), .whiteOnBlack)
    var after = before
    after.put("✓", at: Position(column: 1, row: 0), .whiteOnBlack)
    var screen = ScreenInterpreter(size: after.size)
    screen.widened = ["✓"]
    screen.write(difference(from: nil, to: before))
    screen.write(difference(from: before, to: after))
    #expect(screen.rows[0].map(\.text).joined().suffix(4) == "bbcc")
  }
}
