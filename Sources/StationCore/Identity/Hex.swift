/// Hexadecimal text, two lower-case digits a byte.
public enum Hex {
  /// The bytes as lower-case digits.
  public static func encode(_ bytes: some Sequence<UInt8>) -> String {
    var digits: [UInt8] = []
    digits.reserveCapacity(2 * bytes.underestimatedCount)
    for byte in bytes { write(byte, to: &digits) }
    return String(decoding: digits, as: UTF8.self)
  }

  /// Appends the two lower-case digits of a byte.
  static func write(_ byte: UInt8, to digits: inout [UInt8]) {
    digits.append(digit(byte >> 4))
    digits.append(digit(byte & 0x0F))
  }

  /// Appends the sixteen lower-case digits of a number, the most significant first.
  static func write(_ number: UInt64, to digits: inout [UInt8]) {
    for shift in stride(from: 56, through: 0, by: -8) { write(UInt8(truncatingIfNeeded: number >> shift), to: &digits) }
  }

  /// The bytes that the text stands for, upper or lower case; `nil` where it is no whole number of bytes.
  public static func decode(_ text: some StringProtocol) -> [UInt8]? {
    decode(text.utf8)
  }

  /// The bytes that ASCII digits stand for, upper or lower case; `nil` where they are no whole number of bytes.
  public static func decode(_ digits: some Sequence<UInt8>) -> [UInt8]? {
    var bytes: [UInt8] = []
    var high: UInt8?
    for digit in digits {
      guard let value = value(of: digit) else { return nil }
      if let first = high {
        bytes.append(first << 4 | value)
        high = nil
      } else {
        high = value
      }
    }
    return high == nil ? bytes : nil
  }

  /// The number that the sixteen lower-case digits from a position on stand for; `nil` where one is no such digit.
  static func number(_ digits: [UInt8], from start: Int) -> UInt64? {
    var number: UInt64 = 0
    for position in start..<start + 16 {
      let digit = digits[position]
      guard !(UInt8(ascii: "A")...UInt8(ascii: "F")).contains(digit), let value = value(of: digit) else { return nil }
      number = number << 4 | UInt64(value)
    }
    return number
  }

  private static func digit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
  }

  private static func value(of digit: UInt8) -> UInt8? {
    switch digit {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): digit - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
