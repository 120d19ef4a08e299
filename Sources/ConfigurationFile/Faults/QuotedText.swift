/// Text from a file as it can safely be shown: between backticks, short, and without control characters.
struct QuotedText: CustomStringConvertible {
  private static let limit = 80
  let description: String

  init(_ text: String) {
    var shown = ""
    for scalar in text.unicodeScalars.prefix(Self.limit) { shown += Self.visible(scalar) }
    description = "`\(shown)\(text.unicodeScalars.count > Self.limit ? "…" : "")`"
  }

  /// The text with control characters, and those that turn the reading direction, written as `\u{…}`.
  static func visible(_ text: String) -> String { text.unicodeScalars.map(visible).joined() }

  private static func visible(_ scalar: Unicode.Scalar) -> String {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: "\\u{\(String(scalar.value, radix: 16))}"
    default: String(scalar)
    }
  }
}
