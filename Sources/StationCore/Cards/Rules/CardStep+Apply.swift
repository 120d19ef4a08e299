extension CardStep {
  /// What the step makes of a card.
  ///
  /// - Throws: The fault of a card that the step cannot be done with.
  func apply(to value: CardValue) throws(CardFault) -> CardValue {
    switch (self, value) {
    case (.hex, .text(let text)):
      guard let bytes = Self.bytes(ofHex: text) else { throw .notHex }
      return .bytes(bytes)
    case (.decimal(let count), .text(let text)):
      return .bytes(try DecimalNumber.bytes(of: text[...], count: count))
    case (.facilityAndNumber(let count), .text(let text)):
      let parts = text.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
      guard parts.count == 2, DecimalNumber.isDigits(parts[0]), DecimalNumber.isDigits(parts[1])
      else { throw .notFacilityAndNumber }
      return .bytes(
        try DecimalNumber.bytes(of: parts[0], count: count - 2) + DecimalNumber.bytes(of: parts[1], count: 2))
    case (.reverseBytes, .bytes(let bytes)): return .bytes(bytes.reversed())
    case (.reverseBits, .bytes(let bytes)): return .bytes(bytes.map(Self.reversed))
    case (.complement, .bytes(let bytes)): return .bytes(bytes.map { ~$0 })
    case (.last(let count), .bytes(let bytes)):
      guard bytes.count >= count else { throw .shortForm(has: bytes.count, needs: count) }
      return .bytes(bytes.suffix(count))
    case (.last(let count), .text(let text)):
      let characters = String(decoding: text, as: UTF8.self)
      guard characters.count >= count else { throw .shortText(minimum: count) }
      return .text(Array(characters.suffix(count).utf8))
    case (.prepend(let prefix), .bytes(let bytes)): return .bytes(prefix + bytes)
    case (.toHex, .bytes(let bytes)): return .text(Array(Hex.encode(bytes).uppercased().utf8))
    case (.toDecimal(let digits), .bytes(let bytes)):
      return .text(try DecimalNumber.digits(of: bytes, count: digits))
    case (.dropLeadingZeros, .text(let text)): return .text(Array(text.drop { $0 == UInt8(ascii: "0") }))
    case (.hex, .bytes), (.decimal, .bytes), (.facilityAndNumber, .bytes), (.dropLeadingZeros, .bytes):
      throw .needsText
    case (.reverseBytes, .text), (.reverseBits, .text), (.complement, .text), (.prepend, .text), (.toHex, .text),
      (.toDecimal, .text):
      throw .needsBytes
    }
  }

  /// The bytes of digits in pairs, between which one separator may stand.
  private static func bytes(ofHex text: [UInt8]) -> [UInt8]? {
    let pairs = text.split(omittingEmptySubsequences: false) { " :-".utf8.contains($0) }
    guard pairs.allSatisfy({ !$0.isEmpty && $0.count.isMultiple(of: 2) }) else { return nil }
    return Hex.decode(pairs.joined())
  }

  private static func reversed(_ byte: UInt8) -> UInt8 {
    var (rest, reversed) = (byte, UInt8(0))
    for _ in 0..<8 {
      reversed = reversed << 1 | rest & 1
      rest >>= 1
    }
    return reversed
  }
}
