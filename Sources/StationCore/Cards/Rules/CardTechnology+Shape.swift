extension CardTechnology {
  /// The shortest text that is taken for a card's number, in characters.
  static let shortestText = 4

  /// What is wrong with so many bytes of such a card, or `nil`; text is judged by ``check(_:)`` alone, a member
  /// code by its own rule.
  func fault(ofCount count: Int) -> CardFault? {
    switch self {
    case .em4100: Self.fault(of: count, allowed: [5])
    case .iso14443: Self.fault(of: count, allowed: [4, 7, 10])
    case .wiegand: count < 3 ? .shortForm(has: count, needs: 3) : nil
    case .text, .memberCode: nil
    }
  }

  /// Refuses bytes that cannot tell one such card from another.
  ///
  /// - Throws: The fault of bytes that are too few, too many, or no card's number.
  public func check(_ bytes: [UInt8]) throws(CardFault) {
    if self == .text {
      guard String(decoding: bytes, as: UTF8.self).count >= Self.shortestText
      else { throw .shortText(minimum: Self.shortestText) }
      return
    }
    if let fault = fault(ofCount: bytes.count) { throw fault }
    if bytes.allSatisfy({ $0 == 0x00 }) || bytes.allSatisfy({ $0 == 0xFF }) { throw .blank }
    guard self == .iso14443, bytes.count == 4 else { return }
    if bytes[0] == 0x08 { throw .randomNumber }
    // No UID of four bytes begins with the cascade tag: it is followed by three bytes of a longer one
    // (ISO/IEC 14443-3, UID contents and cascade levels).
    if bytes[0] == 0x88 { throw .shortForm(has: 3, needs: 7) }
  }

  private static func fault(of count: Int, allowed: [Int]) -> CardFault? {
    if allowed.contains(count) { return nil }
    if let needed = allowed.first(where: { $0 > count }) { return .shortForm(has: count, needs: needed) }
    return .tooLong(has: count, most: allowed[allowed.count - 1])
  }
}
