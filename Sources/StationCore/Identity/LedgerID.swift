/// Which ledger of a station an event belongs to: minted anew for a new device and for a restored backup.
///
/// Eight random bytes, written as sixteen lower-case hexadecimal digits.
public struct LedgerID: Hashable, Sendable, CustomStringConvertible {
  /// The eight bytes as a number, most significant first.
  public let rawValue: UInt64

  /// Takes the eight bytes as a number.
  public init(rawValue: UInt64) { self.rawValue = rawValue }

  /// `nil` unless the text is sixteen hexadecimal digits.
  public init?(_ text: some StringProtocol) {
    guard let bytes = Hex.decode(text), bytes.count == 8 else { return nil }
    rawValue = bytes.reduce(0) { $0 << 8 | UInt64($1) }
  }

  /// A new one from the given randomness.
  public static func mint(using generator: inout some RandomNumberGenerator) -> LedgerID {
    LedgerID(rawValue: generator.next())
  }

  /// The sixteen digits.
  public var description: String {
    Hex.encode((0..<8).map { UInt8(truncatingIfNeeded: rawValue >> (56 - 8 * $0)) })
  }
}
