public import StationCore

/// What a converter prints on a line for the bits of a Wiegand reader.
public enum WiegandText {
  /// The longest line of any format, in bytes.
  public static let longest = 34

  /// The facility and the number that a line without its end stands for: 3 bytes, or 4.
  ///
  /// - Throws: `wrongFormat`, and of the formats with parity bits `wrongParity`, or `blankCard` for nothing but zeros.
  public static func data(of line: ArraySlice<UInt8>, _ format: WiegandFormat) throws(FrameFault) -> [UInt8] {
    switch format {
    case .bits26: return try message(line, count: 26).card()
    case .bits34: return try message(line, count: 34).card()
    case .hex:
      guard line.count == 6 || line.count == 8, let value = number(line, radix: 16) else { throw .wrongFormat }
      return bytes(of: value, count: line.count / 2)
    case .decimal:
      guard line.count == 8 || line.count == 10, let value = number(line, radix: 10) else { throw .wrongFormat }
      let count = line.count == 8 ? 3 : 4
      guard value >> UInt64(count * 8) == 0 else { throw .wrongFormat }
      return bytes(of: value, count: count)
    }
  }

  /// The line for 3 or 4 bytes, without its end; `nil` where the format has no such line.
  public static func encode(_ data: [UInt8], _ format: WiegandFormat) -> [UInt8]? {
    guard let message = WiegandBits(data: data) else { return nil }
    switch format {
    case .bits26 where message.count == 26, .bits34 where message.count == 34:
      return digits(number(of: message.packed) >> UInt64(message.packed.count * 8 - message.count), 2, message.count)
    case .bits26, .bits34: return nil
    case .hex: return Array(Hex.encode(data).uppercased().utf8)
    case .decimal: return digits(number(of: data), 10, data.count == 3 ? 8 : 10)
    }
  }

  /// All bits, from characters of `0` and `1` or from hexadecimal digits with zeros before the first bit.
  private static func message(_ line: ArraySlice<UInt8>, count: Int) throws(FrameFault) -> WiegandBits {
    guard line.count == count || line.count == (count + 3) / 4,
      let value = number(line, radix: line.count == count ? 2 : 16), value >> UInt64(count) == 0
    else { throw .wrongFormat }
    let size = (count + 7) / 8
    let packed = bytes(of: value << UInt64(size * 8 - count), count: size)
    guard let message = WiegandBits(packed: packed, count: count) else { throw .wrongFormat }
    return message
  }

  private static func number(of bytes: [UInt8]) -> UInt64 { bytes.reduce(0) { $0 << 8 | UInt64($1) } }

  private static func bytes(of number: UInt64, count: Int) -> [UInt8] {
    (0..<count).reversed().map { UInt8(truncatingIfNeeded: number >> UInt64($0 * 8)) }
  }

  /// The number that the digits are; there are so few that it cannot overflow.
  private static func number(_ digits: ArraySlice<UInt8>, radix: UInt64) -> UInt64? {
    var number: UInt64 = 0
    for digit in digits {
      let value: UInt8 =
        switch digit {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
        case UInt8(ascii: "A")...UInt8(ascii: "F"): digit - UInt8(ascii: "A") + 10
        case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
        default: .max
        }
      guard value < radix else { return nil }
      number = number * radix + UInt64(value)
    }
    return number
  }

  private static func digits(_ number: UInt64, _ radix: Int, _ count: Int) -> [UInt8] {
    let digits = String(number, radix: radix).utf8
    return [UInt8](repeating: UInt8(ascii: "0"), count: count - digits.count) + digits
  }
}
