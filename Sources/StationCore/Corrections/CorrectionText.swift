/// What a keeper says about a correction: a short text on one line.
enum CorrectionText {
  /// The longest text, in characters (Unicode scalars).
  static let limit = 200

  /// The text without blanks around it.
  ///
  /// - Throws: ``CorrectionRefusal`` where nothing is left of it, it is too long, or it holds control characters.
  static func checked(_ text: String, _ field: CorrectionRefusal.Field) throws(CorrectionRefusal) -> String {
    var scalars = text.unicodeScalars[...]
    while let first = scalars.first, first.properties.isWhitespace { scalars.removeFirst() }
    while let last = scalars.last, last.properties.isWhitespace { scalars.removeLast() }
    guard !scalars.isEmpty else { throw .emptyText(field) }
    guard scalars.count <= limit else { throw .textTooLong(field, limit: limit) }
    guard !scalars.contains(where: isUnprintable) else { throw .unprintableText(field) }
    return String(scalars)
  }

  /// Control characters and line ends, and what turns the direction of writing, so that no line can look like another.
  private static func isUnprintable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: true
    default: (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
    }
  }
}
