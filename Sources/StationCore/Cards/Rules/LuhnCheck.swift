/// The check digit of bank cards and many membership cards (Luhn, ISO/IEC 7812-1 annex B).
enum LuhnCheck {
  /// Whether the last of the digits is the check digit of those before it.
  ///
  /// - Throws: `notDecimal` where the text has something else than digits.
  static func passes(_ text: [UInt8]) throws(CardFault) -> Bool {
    guard DecimalNumber.isDigits(text) else { throw .notDecimal }
    var sum = 0
    for (place, digit) in text.reversed().enumerated() {
      let value = Int(digit - UInt8(ascii: "0"))
      // Every second digit counts twice, and the digits of the double are added up.
      sum += place.isMultiple(of: 2) ? value : value * 2 - (value > 4 ? 9 : 0)
    }
    return sum.isMultiple(of: 10)
  }
}
