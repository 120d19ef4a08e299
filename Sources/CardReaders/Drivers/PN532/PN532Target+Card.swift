import ReaderFrames
import StationCore

extension PN532Target {
  /// The byte that stands before the rest of a number that is longer than one cascade level (ISO/IEC 14443-3, 6.5.4).
  private static let cascadeTag: UInt8 = 0x88

  /// The card, with its number free of cascade tags.
  ///
  /// - Throws: The fault of a number that identifies nobody.
  func card() throws(CardFault) -> CanonicalCard {
    let number = withoutCascadeTags
    try CardTechnology.iso14443.check(number)
    return CanonicalCard(technology: .iso14443, bytes: number)
  }

  /// Some chips leave the tags in: `88` and three bytes for each level but the last, which has four bytes.
  private var withoutCascadeTags: [UInt8] {
    guard uid.count == 8 || uid.count == 12 else { return uid }
    let tags = stride(from: 0, to: uid.count - 4, by: 4)
    guard tags.allSatisfy({ uid[$0] == Self.cascadeTag }) else { return uid }
    return uid.indices.filter { !tags.contains($0) }.map { uid[$0] }
  }
}
