/// What one cell, or one pair of cells, shows: a character with its marks.
struct Glyph: Equatable, Sendable {
  /// The character and its marks, at most 15 bytes of UTF-8, so that the text is kept without an allocation.
  private(set) var text: String
  /// The columns it takes, 1 or 2.
  let columns: Int

  private static let longest = 15

  /// Adds a mark; one more than there is room for is left out.
  fileprivate mutating func add(mark: Unicode.Scalar) {
    guard text.utf8.count + UTF8.width(mark) <= Self.longest else { return }
    text.unicodeScalars.append(mark)
  }

  /// The glyphs of a text, in order.
  ///
  /// Whatever the text holds, the glyphs are safe to write: a control character becomes `?`, format characters and
  /// bidirectional marks vanish, regional indicators become their letters, a mark without a character stands alone on
  /// a space.
  static func glyphs(of text: some StringProtocol) -> [Glyph] {
    var glyphs: [Glyph] = []
    glyphs.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      switch CharacterWidth(scalar) {
      case .columns(let columns): glyphs.append(Glyph(text: drawn(scalar), columns: columns))
      case .control: glyphs.append(Glyph(text: "?", columns: 1))
      case .undrawn: break
      case .combining:
        if glyphs.isEmpty { glyphs.append(Glyph(text: " ", columns: 1)) }
        glyphs[glyphs.count - 1].add(mark: scalar)
      }
    }
    return glyphs
  }

  private static func drawn(_ scalar: Unicode.Scalar) -> String {
    // Pairs of regional indicators make a flag two columns wide on some terminals and two letters on others.
    let firstIndicator: UInt32 = 0x1F1E6
    if (firstIndicator...0x1F1FF).contains(scalar.value) {
      return String(Unicode.Scalar(UInt8(scalar.value - firstIndicator) + UInt8(ascii: "A")))
    }
    // Some terminals draw a no-break space as a visible sign.
    return scalar.value == 0xA0 ? " " : String(scalar)
  }
}
