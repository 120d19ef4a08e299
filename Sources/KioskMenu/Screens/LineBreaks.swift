import Terminal

/// Breaks a text into lines of a width.
enum LineBreaks {
  /// The lines of a text, each at most so many columns wide; a word that is too long for one is broken.
  static func lines(of text: String, columns limit: Int) -> [String] {
    guard limit > 1 else { return [text] }
    let whole = printable(text)
    guard columns(of: whole) > limit else { return [whole] }
    let words = whole.split(separator: " ").map(String.init)
    guard words.count > 1 else { return evenly(whole, limit) }
    var lines: [String] = []
    for word in words {
      if let last = lines.last, columns(of: last) + 1 + columns(of: word) <= limit {
        lines[lines.count - 1] = "\(last) \(word)"
      } else {
        lines += columns(of: word) <= limit ? [word] : evenly(word, limit)
      }
    }
    return lines
  }

  /// Parts of about equal width, so that no single hanzi is left over.
  private static func evenly(_ word: String, _ limit: Int) -> [String] {
    let total = columns(of: word)
    let count = (total + limit - 1) / limit
    // An odd share would cut a wide glyph in two.
    let share = min(limit, ((total + count - 1) / count + 1) / 2 * 2)
    var lines: [String] = []
    var rest = Substring(word)
    while !rest.isEmpty {
      var line = printable(rest, columns: share)
      if line.isEmpty { line = String(rest.prefix(1)) }
      lines.append(line)
      rest = rest.dropFirst(line.count)
    }
    return lines
  }
}
