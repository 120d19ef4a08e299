/// A regular expression that finds the card in a line of text.
///
/// The card is what its first group matches, or the whole match where it has no group. It is kept as text, because a
/// compiled expression belongs to one thread.
public struct LinePattern: Hashable, Sendable {
  /// The expression as it was written.
  public let text: String

  /// `nil` where the text is no regular expression.
  public init?(_ text: String) {
    guard !text.isEmpty, (try? Regex(text)) != nil else { return nil }
    self.text = text
  }

  /// The expression, compiled; `\d` is one of `0` to `9`.
  public func compiled() -> Regex<AnyRegexOutput> {
    guard let expression = try? Regex(text) else { preconditionFailure("it was compiled when it was made") }
    return expression.asciiOnlyDigits()
  }

  /// What of a line is the card; `nil` where the expression does not match, or its first group has no part in it.
  public static func field(of line: Substring, _ expression: Regex<AnyRegexOutput>) -> Substring? {
    guard let match = try? expression.firstMatch(in: line) else { return nil }
    let output = match.output
    return output[output.count > 1 ? 1 : 0].substring
  }
}
