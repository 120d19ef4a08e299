extension CardStep: CustomStringConvertible {
  /// The step as it is written in the configuration file.
  public var description: String {
    switch self {
    case .hex: "hex"
    case .decimal(let bytes): "decimal \(bytes)"
    case .facilityAndNumber(let bytes): "facility,number \(bytes)"
    case .reverseBytes: "reverse-bytes"
    case .reverseBits: "reverse-bits"
    case .complement: "complement"
    case .last(let count): "last \(count)"
    case .prepend(let bytes): "prepend \(Hex.encode(bytes))"
    case .toHex: "to-hex"
    case .toDecimal(let digits): "to-decimal \(digits)"
    case .dropLeadingZeros: "drop-leading-zeros"
    }
  }
}
