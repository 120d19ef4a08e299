extension AIMIdentifier {
  /// The kinds of label by the code character of their identifier (ISO/IEC 15424, table 1).
  private static let labels: [Character: String] = [
    "A": "Code 39", "C": "Code 128", "E": "EAN", "F": "Codabar", "G": "Code 93", "I": "Interleaved 2 of 5",
    "L": "PDF417", "Q": "QR", "d": "Data Matrix", "e": "GS1 DataBar", "z": "Aztec",
  ]

  /// The identifier and the kind of label that it stands for: "]C1 Code 128".
  static func words(_ identifier: ArraySlice<UInt8>) -> String {
    let text = String(decoding: identifier, as: UTF8.self)
    let label = text.dropFirst().first.flatMap { labels[$0] }
    return label.map { "\(text) \($0)" } ?? text
  }
}
