/// One cell of a grid: a glyph of one column, the left half of a wide one, or the right half.
public struct Cell: Hashable, Sendable {
  /// The glyph; empty in the right half of a wide one.
  public let text: String
  /// The columns of the glyph that begins here: 1, 2, or 0 in the right half of a wide one.
  public let columns: Int
  /// Its colours.
  public let colours: ColourPair

  static func blank(_ colours: ColourPair) -> Cell { Cell(text: " ", columns: 1, colours: colours) }

  static func rightHalf(_ colours: ColourPair) -> Cell { Cell(text: "", columns: 0, colours: colours) }
}
