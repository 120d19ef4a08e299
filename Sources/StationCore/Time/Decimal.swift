/// Decimal digits of a fixed width, for dates and times.
public enum Decimal {
  /// The number with leading zeros up to the width.
  public static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }

  /// Appends two digits of a number in 0…99.
  static func writePair(_ number: Int, to digits: inout [UInt8]) {
    let (tens, ones) = number.quotientAndRemainder(dividingBy: 10)
    digits.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: tens))
    digits.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: ones))
  }
}
