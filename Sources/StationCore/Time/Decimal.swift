/// Decimal digits of a fixed width, for dates and times.
public enum Decimal {
  /// The number with leading zeros up to the width.
  public static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }

  /// Appends a number that is not negative, with leading zeros up to the width.
  static func write(_ number: Int, _ width: Int, to digits: inout [UInt8]) {
    var count = 1
    var unit = 1
    while number / unit >= 10 || count < width { (count, unit) = (count + 1, unit * 10) }
    while unit > 0 {
      digits.append(UInt8(ascii: "0") + UInt8(number / unit % 10))
      unit /= 10
    }
  }
}
