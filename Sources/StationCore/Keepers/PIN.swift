/// The digits that a keeper signs in with; no description shows them.
public struct PIN: Hashable, Sendable, CustomStringConvertible, CustomReflectable {
  /// How many digits it has.
  public static let allowedDigits = 6...12

  /// The digits in ASCII.
  public let bytes: [UInt8]

  /// `nil` where the text is not 6 to 12 digits.
  public init?(_ text: some StringProtocol) {
    let bytes = Array(text.utf8)
    guard Self.allowedDigits.contains(bytes.count),
      bytes.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
    else { return nil }
    self.bytes = bytes
  }

  /// Whether it is among the first that anybody tries: one digit over and over, or a run up or down.
  public var isEasilyGuessed: Bool {
    let steps = zip(bytes.dropFirst(), bytes).map { Int($0) - Int($1) }
    guard let step = steps.first, abs(step) <= 1 else { return false }
    return steps.allSatisfy { $0 == step }
  }

  /// Never the digits.
  public var description: String { "a PIN" }
  /// A mirror without children, so that `dump` shows no digits either.
  public var customMirror: Mirror { Mirror(self, children: EmptyCollection<Mirror.Child>()) }
}
