/// UTC timestamps as text: RFC 3339 with exactly three decimals and `Z`, such as `2026-01-05T08:00:00.000Z`.
public enum Timestamp {
  static let millisecondsPerDay: Int64 = 86_400_000
  /// The moments that can be written: those of the years 1 to 9999.
  static let writable: Range<Int64> = -62_135_596_800_000..<253_402_300_800_000

  /// The text for milliseconds since 1970-01-01T00:00:00Z.
  public static func text(_ milliseconds: Int64) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(24)
    write(milliseconds, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends the text for milliseconds since 1970-01-01T00:00:00Z.
  static func write(_ milliseconds: Int64, to bytes: inout [UInt8]) {
    let (day, rest) = milliseconds.flooredDivision(by: millisecondsPerDay)
    let (second, millisecond) = Int(rest).quotientAndRemainder(dividingBy: 1000)
    let (year, month, dayOfMonth) = CivilDate(daysSinceEpoch: Int(day)).parts
    if (0...9999).contains(year) {
      Decimal.writePair(year / 100, to: &bytes)
      Decimal.writePair(year % 100, to: &bytes)
    } else {
      bytes.append(contentsOf: Decimal.padded(year, 4).utf8)
    }
    bytes.append(UInt8(ascii: "-"))
    Decimal.writePair(month, to: &bytes)
    bytes.append(UInt8(ascii: "-"))
    Decimal.writePair(dayOfMonth, to: &bytes)
    bytes.append(UInt8(ascii: "T"))
    Decimal.writePair(second / 3600, to: &bytes)
    bytes.append(UInt8(ascii: ":"))
    Decimal.writePair(second / 60 % 60, to: &bytes)
    bytes.append(UInt8(ascii: ":"))
    Decimal.writePair(second % 60, to: &bytes)
    bytes.append(UInt8(ascii: "."))
    bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: millisecond / 100))
    Decimal.writePair(millisecond % 100, to: &bytes)
    bytes.append(UInt8(ascii: "Z"))
  }

  /// How many bytes the text of a moment has.
  public static let length = 24

  /// The milliseconds that a text of exactly that form stands for; `nil` for any other form.
  public static func milliseconds(_ text: String) -> Int64? { milliseconds(Array(text.utf8)[...]) }

  /// The milliseconds that the bytes of such a text stand for; `nil` for any other form.
  public static func milliseconds(_ text: ArraySlice<UInt8>) -> Int64? {
    guard text.count == length else { return nil }
    let start = text.startIndex
    for (offset, mark) in marks where text[start + offset] != mark { return nil }
    func number(_ range: Range<Int>) -> Int? { Self.number(text[start + range.lowerBound..<start + range.upperBound]) }
    guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10),
      let date = CivilDate(year: year, month: month, day: day), let hour = number(11..<13),
      let minute = number(14..<16),
      let second = number(17..<19), let fraction = number(20..<23), hour < 24, minute < 60, second < 60
    else { return nil }
    return Int64(date.daysSinceEpoch) * millisecondsPerDay
      + Int64((hour * 3600 + minute * 60 + second) * 1000 + fraction)
  }

  /// What stands between the numbers, and where.
  private static let marks: [(offset: Int, mark: UInt8)] = [
    (4, UInt8(ascii: "-")), (7, UInt8(ascii: "-")), (10, UInt8(ascii: "T")), (13, UInt8(ascii: ":")),
    (16, UInt8(ascii: ":")), (19, UInt8(ascii: ".")), (23, UInt8(ascii: "Z")),
  ]

  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    var value = 0
    for digit in digits {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
      value = value * 10 + Int(digit - UInt8(ascii: "0"))
    }
    return value
  }
}

extension Int64 {
  /// Quotient and remainder of a division that rounds towards minus infinity; the divisor is positive.
  func flooredDivision(by divisor: Int64) -> (quotient: Int64, remainder: Int64) {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
  }
}
