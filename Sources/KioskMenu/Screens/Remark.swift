import Terminal

/// A sentence on a line of its own, with a sign, so that its colour never says anything alone.
struct Remark {
  let sign: String
  let words: String
  let colours: ColourPair

  static func good(_ words: String) -> Remark { Remark(sign: "OK", words: words, colours: .blackOnGreen) }
  static func attention(_ words: String) -> Remark { Remark(sign: "!", words: words, colours: .blackOnYellow) }
  static func bad(_ words: String) -> Remark { Remark(sign: "X", words: words, colours: .whiteOnRed) }
  static func heading(_ words: String) -> Remark { Remark(sign: "", words: words, colours: .whiteOnBlack) }
  static func quiet(_ words: String) -> Remark { Remark(sign: "", words: words, colours: .cyanOnBlack) }

  var text: String { sign.isEmpty ? words : "\(sign) \(words)" }
}

extension MenuFrame {
  mutating func draw(_ remark: Remark, row: Int, rows: Int = 1) {
    band(row: row, rows: rows, remark.text, remark.colours)
  }
}

extension MenuState {
  /// The answer to the last key, while it stays.
  var answer: Remark? {
    guard let notice else { return nil }
    let words = notice.words(language.phrases, services, language)
    return switch notice.tone {
    case .good: .good(words)
    case .remark: .attention(words)
    case .bad: .bad(words)
    }
  }
}
