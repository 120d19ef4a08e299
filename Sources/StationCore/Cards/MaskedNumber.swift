/// A card number as people may see it who look for what is wrong with a reader: all but its last two characters hidden.
public enum MaskedNumber {
  /// What stands for a hidden character.
  public static let sign: Character = "•"
  /// How many characters stay visible, where enough others are hidden.
  static let visible = 2
  /// A shorter number is hidden whole.
  static let shortest = 6
  /// A longer number is shown with so many characters in all; its length is then not seen from it.
  static let longest = 20

  /// The text, masked.
  public static func text(_ text: some StringProtocol) -> String {
    let count = text.count
    guard count >= shortest else { return String(repeating: sign, count: count) }
    return String(repeating: sign, count: min(count, longest) - visible) + text.suffix(visible)
  }

  /// The bytes as upper-case hexadecimal digits, masked.
  public static func hex(_ bytes: some Sequence<UInt8>) -> String { text(Hex.encode(bytes).uppercased()) }
}

extension CanonicalCard {
  /// The card's number, masked: digits or text as its technology writes it.
  public var masked: String {
    switch technology {
    case .text, .memberCode: MaskedNumber.text(String(decoding: bytes, as: UTF8.self))
    default: MaskedNumber.hex(bytes)
    }
  }
}
