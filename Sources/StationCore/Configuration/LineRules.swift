/// What surrounds the card in the lines of a reader that sends text.
public struct LineRules: Hashable, Sendable {
  /// Rules for lines that are nothing but the card.
  public static let none = LineRules()
  /// The longest prefix or suffix, in bytes.
  public static let longestAffix = 32

  /// What every line begins with; a line without it is refused.
  public let prefix: [UInt8]
  /// What every line ends with before its CR or LF; a line without it is refused.
  ///
  /// Where its last byte is a control character, such as ETX, that ends the line and CR or LF do not.
  public let suffix: [UInt8]
  /// What of the rest is the card; `nil` for all of it.
  public let pattern: LinePattern?

  /// Rules as the configuration file has them; prefix and suffix have no CR, LF or NUL.
  public init(prefix: [UInt8] = [], suffix: [UInt8] = [], pattern: LinePattern? = nil) {
    self.prefix = prefix
    self.suffix = suffix
    self.pattern = pattern
  }
}
