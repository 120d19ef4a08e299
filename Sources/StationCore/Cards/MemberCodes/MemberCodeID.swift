/// Which member code it is: eight random bytes that its maker drew, by which a second use is known.
///
/// Written as sixteen lower-case hexadecimal digits. It says nothing of the member.
public struct MemberCodeID: Hashable, Sendable, CustomStringConvertible {
  /// The eight bytes as a number, most significant first.
  public let rawValue: UInt64

  /// Takes the eight bytes as a number.
  public init(rawValue: UInt64) { self.rawValue = rawValue }

  /// `nil` unless the text is sixteen hexadecimal digits.
  public init?(_ text: some StringProtocol) {
    guard let bytes = Hex.decode(text), bytes.count == 8 else { return nil }
    rawValue = UInt64(bigEndianBytes: bytes[...])
  }

  /// A new one from the given randomness.
  public static func mint(using generator: inout some RandomNumberGenerator) -> MemberCodeID {
    MemberCodeID(rawValue: generator.next())
  }

  /// The sixteen digits.
  public var description: String { Hex.encode(rawValue.bigEndianBytes) }
}
