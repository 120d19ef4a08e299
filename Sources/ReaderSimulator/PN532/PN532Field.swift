import ReaderFrames
import StationCore

/// The cards of ISO 14443 type A that lie in the field of a PN532.
struct PN532Field {
  private struct Card {
    let uid: [UInt8]
    /// A card that was selected takes the next request for a mistake, and answers only the one after it
    /// (ISO/IEC 14443-3, clause 6.3).
    var isActive = false
  }

  private var cards: [Card] = []

  /// No cards.
  init() {}

  /// Cards written as hexadecimal numbers of 4, 7 or 10 bytes, with spaces between them.
  ///
  /// - Throws: `notUID` where the text is none.
  init(_ text: String) throws(SimulatorFault) {
    for word in text.split(separator: " ") {
      guard let uid = Hex.decode(word), [4, 7, 10].contains(uid.count) else { throw .notUID }
      cards.append(Card(uid: uid))
    }
    guard !cards.isEmpty else { throw .notUID }
  }

  /// How many cards are selected.
  var activeCount: Int { cards.count { $0.isActive } }

  /// Takes the cards' power.
  mutating func switchOff() {
    for index in cards.indices { cards[index].isActive = false }
  }

  /// Asks once for at most so many cards, or for the one of this number, and selects those that answer.
  mutating func find(_ maximum: Int, uid: [UInt8]) -> [PN532Target] {
    var found: [PN532Target] = []
    for index in cards.indices {
      guard !cards[index].isActive else {
        cards[index].isActive = false
        continue
      }
      let isAsked = uid.isEmpty || uid == cards[index].uid || uid == Self.cascaded(cards[index].uid)
      guard found.count < maximum, isAsked else { continue }
      cards[index].isActive = true
      found.append(Self.target(cards[index].uid, number: found.count + 1))
    }
    return found
  }

  /// The number with the tag `88` before every three bytes that are not the last level (ISO/IEC 14443-3, 6.5.4).
  private static func cascaded(_ uid: [UInt8]) -> [UInt8] {
    let tags = stride(from: 0, to: uid.count - 4, by: 3)
    return uid.indices.flatMap { tags.contains($0) ? [0x88, uid[$0]] : [uid[$0]] }
  }

  /// A MIFARE Classic of 1 KiB for four bytes, an NTAG for more.
  private static func target(_ uid: [UInt8], number: Int) -> PN532Target {
    let (atqa, sak): (UInt16, UInt8) =
      switch uid.count {
      case 4: (0x0004, 0x08)
      case 7: (0x0044, 0x00)
      default: (0x0084, 0x00)
      }
    return PN532Target(number: UInt8(number), atqa: atqa, sak: sak, uid: uid)
  }
}
