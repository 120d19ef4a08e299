extension CardStep {
  /// How every step is written, in the order in which people meet them.
  public static let forms = [
    "hex", "decimal BYTES", "facility,number BYTES", "reverse-bytes", "reverse-bits", "complement", "last COUNT",
    "prepend HEX", "to-hex", "to-decimal DIGITS", "drop-leading-zeros",
  ]
  /// The most bytes that a decimal number is made of, or made into.
  static let mostBytes = 16

  /// Reads a step as it is written in the configuration file, such as `decimal 5`.
  ///
  /// - Throws: ``CardStepFault`` where it is no step or has a wrong number.
  public init(_ text: String) throws(CardStepFault) {
    let words = text.split(separator: " ")
    let arguments = words.dropFirst()
    switch words.first {
    case "hex": self = try Self.alone(.hex, arguments)
    case "reverse-bytes": self = try Self.alone(.reverseBytes, arguments)
    case "reverse-bits": self = try Self.alone(.reverseBits, arguments)
    case "complement": self = try Self.alone(.complement, arguments)
    case "to-hex": self = try Self.alone(.toHex, arguments)
    case "drop-leading-zeros": self = try Self.alone(.dropLeadingZeros, arguments)
    case "decimal": self = .decimal(bytes: try Self.number(arguments, 1...Self.mostBytes))
    case "facility,number": self = .facilityAndNumber(bytes: try Self.number(arguments, 3...4))
    case "last": self = .last(try Self.number(arguments, 1...64))
    case "to-decimal": self = .toDecimal(digits: try Self.number(arguments, 4...39))
    case "prepend":
      guard let bytes = Hex.decode(arguments.joined()), 1...Self.mostBytes ~= bytes.count
      else { throw .takesHex(most: Self.mostBytes) }
      self = .prepend(bytes)
    default: throw .unknown
    }
  }

  private static func alone(_ step: CardStep, _ arguments: ArraySlice<Substring>) throws(CardStepFault) -> CardStep {
    guard arguments.isEmpty else { throw .takesNothing }
    return step
  }

  private static func number(
    _ arguments: ArraySlice<Substring>, _ range: ClosedRange<Int>
  ) throws(CardStepFault) -> Int {
    guard let text = arguments.first, arguments.count == 1, let number = Int(text), range ~= number
    else { throw .takesNumber(range) }
    return number
  }
}
