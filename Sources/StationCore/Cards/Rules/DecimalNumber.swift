/// Bytes, the highest first, as a decimal number and back.
enum DecimalNumber {
  /// Whether the text is decimal digits and nothing else.
  static func isDigits(_ text: some Collection<UInt8>) -> Bool {
    !text.isEmpty && text.allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
  }

  /// The number in so many bytes, 16 at most.
  ///
  /// - Throws: `notDecimal`, or `doesNotFit` where the number needs more.
  static func bytes(of digits: some Collection<UInt8>, count: Int) throws(CardFault) -> [UInt8] {
    guard isDigits(digits) else { throw .notDecimal }
    var number = UInt128(0)
    for digit in digits {
      let (tenfold, overflow) = number.multipliedReportingOverflow(by: 10)
      let (sum, carry) = tenfold.addingReportingOverflow(UInt128(digit - UInt8(ascii: "0")))
      guard !overflow, !carry else { throw .doesNotFit(bytes: count) }
      number = sum
    }
    var bytes: [UInt8] = []
    for _ in 0..<count {
      bytes.append(UInt8(truncatingIfNeeded: number))
      number >>= 8
    }
    guard number == 0 else { throw .doesNotFit(bytes: count) }
    return bytes.reversed()
  }

  /// The number that the bytes are, with leading zeros up to so many digits.
  ///
  /// - Throws: `tooLong` for more than 16 bytes, `tooManyDigits` where the number has more.
  static func digits(of bytes: [UInt8], count: Int) throws(CardFault) -> [UInt8] {
    guard bytes.count <= CardStep.mostBytes else { throw .tooLong(has: bytes.count, most: CardStep.mostBytes) }
    let digits = String(bytes.reduce(UInt128(0)) { $0 << 8 | UInt128($1) }).utf8
    guard digits.count <= count else { throw .tooManyDigits(limit: count) }
    return [UInt8](repeating: UInt8(ascii: "0"), count: count - digits.count) + digits
  }
}
