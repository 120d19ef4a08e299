/// The symbology identifier that a scanner may put before the data: `]`, a letter, a modifier (ISO/IEC 15424).
///
/// `]C` is Code 128 or GS1, `]E` EAN, `]Q` QR, `]d` Data Matrix, `]L` PDF417, `]z` Aztec. It says how a code was
/// printed, not who the member is, so the same number on two kinds of label stays one card.
enum AIMIdentifier {
  static let length = 3

  /// The line without its identifier, if it has one.
  static func strip(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let head = Array(line.prefix(length))
    guard head.count == length, head[0] == UInt8(ascii: "]"), isLetter(head[1]), isLetter(head[2]) || isDigit(head[2])
    else { return line }
    return line.dropFirst(length)
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}
