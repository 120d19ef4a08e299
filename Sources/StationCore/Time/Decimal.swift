/// Decimal digits of a fixed width, for dates and times.
public enum Decimal {
  /// The number with leading zeros up to the width.
  public static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }
}
