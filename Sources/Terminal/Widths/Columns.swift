/// The columns that a text takes on a terminal once it is made safe to write.
public func columns(of text: some StringProtocol) -> Int {
  Glyph.glyphs(of: text).reduce(0) { $0 + $1.columns }
}

/// The text as it is safe to write to a terminal, cut to at most so many columns.
///
/// Control characters become `?`; format characters and bidirectional marks vanish; a wide glyph that does not fit
/// whole is left out.
public func printable(_ text: some StringProtocol, columns limit: Int = .max) -> String {
  var left = limit
  var result = ""
  for glyph in Glyph.glyphs(of: text) {
    guard glyph.columns <= left else { break }
    left -= glyph.columns
    result += glyph.text
  }
  return result
}
