/// What stands for a member everywhere but on the card: sixteen bytes of a keyed hash of the card.
///
/// The card's number cannot be had back from it without the district's key. Written as 32 lower-case hexadecimal digits.
public struct MemberRef: Hashable, Sendable, CustomStringConvertible {
  private let value: Bytes16

  /// `nil` unless there are exactly sixteen bytes.
  public init?(bytes: some Collection<UInt8>) {
    guard let value = Bytes16(bytes) else { return nil }
    self.value = value
  }

  /// `nil` unless the text is 32 hexadecimal digits.
  public init?(_ text: some StringProtocol) {
    guard let bytes = Hex.decode(text) else { return nil }
    self.init(bytes: bytes)
  }

  /// Reads the 32 lower-case hexadecimal digits that begin at a position; `nil` where there are none.
  public init?(digits: [UInt8], from start: Int) {
    guard let value = Bytes16(digits: digits, from: start) else { return nil }
    self.value = value
  }

  /// The reference of two numbers that hold its bytes, the most significant first.
  public init(high: UInt64, low: UInt64) { value = Bytes16(high: high, low: low) }

  /// The first eight bytes as a number, the most significant first.
  public var high: UInt64 { value.high }
  /// The last eight bytes as a number, the most significant first.
  public var low: UInt64 { value.low }

  /// The sixteen bytes.
  public var bytes: [UInt8] { value.bytes }

  /// The 32 digits.
  public var description: String { Hex.encode(bytes) }

  /// Appends the 32 digits.
  func writeHex(to digits: inout [UInt8]) { value.writeHex(to: &digits) }
}

extension MemberRef: Codable {
  /// Reads the 32 digits.
  ///
  /// - Throws: `DecodingError.dataCorrupted` where the text is no member reference.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let reference = MemberRef(try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "a member reference has 32 hex digits")
    }
    self = reference
  }

  /// Writes the 32 digits.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}

extension MemberRef: Comparable {
  /// The order of the bytes, in which rosters are sorted.
  public static func < (one: MemberRef, other: MemberRef) -> Bool { one.value < other.value }
}
