import Terminal

/// A tile's name in lines, beside and below its digit.
struct TileText: Hashable, Sendable {
  /// The lines, the first one beside the digit.
  let lines: [String]
  /// The column at which they begin, counted from the tile's edge; the digit stands in the first.
  let indent: Int
  /// Whether nothing of the name is left out.
  let isWhole: Bool

  /// Breaks a name for a tile; between words where it has any, evenly where it has none.
  init(_ name: String, columns: Int, rows: Int) {
    let room = max(1, rows)
    let wide = LineBreaks.lines(of: name, columns: columns - 2)
    let tight = LineBreaks.lines(of: name, columns: columns - 1)
    let isTight = wide.count > room && tight.count < wide.count
    let all = isTight ? tight : wide
    (indent, lines, isWhole) = (isTight ? 1 : 2, Array(all.prefix(room)), all.count <= room)
  }
}
