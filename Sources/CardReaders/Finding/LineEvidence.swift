import Glibc

/// How unlikely it is that bytes are noise and not lines of card text.
///
/// Evidence is counted in bits: of bytes that mean `n` bits, one in 2ⁿ pieces of random noise would look the same. A
/// decimal digit is worth log₂(256/10) = 4.7 bits, a hexadecimal one 3.5, another printable character 1.4; CR or LF is
/// worth 7, both 15.
enum LineEvidence {
  /// From so many bits on, bytes are believed to be lines.
  ///
  /// The shortest card text, the six hexadecimal digits and CR of a Wiegand converter, is worth 28.2.
  static let enough = 28.0

  private static let carriageReturn: UInt8 = 0x0D
  private static let lineFeed: UInt8 = 0x0A

  /// The evidence of a burst of bytes between two silences; `nil` where they are no lines of card text.
  static func bits(of burst: [UInt8]) -> Double? {
    var bits = 0.0
    // A break on the wire reads as zero.
    var rest = burst.drop { $0 == 0 }
    while !rest.isEmpty {
      let text = rest.prefix { $0 != carriageReturn && $0 != lineFeed }
      rest = rest[text.endIndex...]
      let ending = rest.prefix { $0 == carriageReturn || $0 == lineFeed }
      rest = rest[ending.endIndex...]
      if text.isEmpty { continue }
      guard let worth = Self.bits(ofText: AIMIdentifier.strip(text)) else { return nil }
      bits += worth + self.bits(ofEnding: ending)
    }
    return bits
  }

  /// Two of 256 bytes end a line; a pair of them in the usual order is one of 65,536, of which either half may come.
  private static func bits(ofEnding ending: ArraySlice<UInt8>) -> Double {
    if ending.isEmpty { return 0 }
    return ending.starts(with: [carriageReturn, lineFeed]) ? 15 : 7
  }

  /// A card's text has digits and no spaces.
  ///
  /// Boot messages of boards have spaces; navigation receivers and others send sentences that end with `*` and a
  /// checksum (NMEA 0183).
  private static func bits(ofText text: ArraySlice<UInt8>) -> Double? {
    guard text.count >= LineDriver.minimumLength, text.count <= LineDriver.maximumLength else { return nil }
    guard text.allSatisfy({ 0x20 < $0 && $0 < 0x7F }), text.contains(where: isDecimal) else { return nil }
    let isSentence = text.first == UInt8(ascii: "$") || text.first == UInt8(ascii: "!")
    if isSentence, text.dropLast(2).last == UInt8(ascii: "*") { return nil }
    let kinds = text.allSatisfy(isDecimal) ? 10.0 : text.allSatisfy(isHexadecimal) ? 22.0 : 94.0
    return Double(text.count) * log2(256 / kinds)
  }

  private static func isDecimal(_ byte: UInt8) -> Bool { UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte }

  private static func isHexadecimal(_ byte: UInt8) -> Bool {
    isDecimal(byte) || UInt8(ascii: "a")...UInt8(ascii: "f") ~= byte | 0x20
  }
}
