/// A card of ISO 14443 type A as InListPassiveTarget tells it (NXP UM0701-02, clause 7.3.5).
public struct PN532Target: Hashable, Sendable {
  /// The chip's own number of the target, 1 or 2.
  public let number: UInt8
  /// The answer to the request, two bytes, the higher first.
  public let atqa: UInt16
  /// The answer to the selection; bit 5 says that the card speaks ISO 14443-4.
  public let sak: UInt8
  /// The card's number as the chip gives it: usually 4, 7 or 10 bytes.
  public let uid: [UInt8]
  /// The answer to select of a card that speaks ISO 14443-4, its length byte included; empty where it was not asked.
  public let ats: [UInt8]

  /// A card.
  public init(number: UInt8, atqa: UInt16, sak: UInt8, uid: [UInt8], ats: [UInt8] = []) {
    self.number = number
    self.atqa = atqa
    self.sak = sak
    self.uid = uid
    self.ats = ats
  }

  var speaksISO14443Part4: Bool { sak & 0x20 != 0 }

  /// The target in a reply.
  var bytes: [UInt8] {
    [number, UInt8(truncatingIfNeeded: atqa >> 8), UInt8(truncatingIfNeeded: atqa), sak, UInt8(clamping: uid.count)]
      + uid + ats
  }

  /// The targets of a reply; `nil` unless there are as many as it says and nothing is left over.
  static func list(_ data: [UInt8]) -> [PN532Target]? {
    guard let count = data.first, count <= 2 else { return nil }
    return list(Int(count), data.dropFirst())
  }

  /// The reply does not say whether the chip asked for an ATS, so both ways are tried.
  private static func list(_ count: Int, _ data: ArraySlice<UInt8>) -> [PN532Target]? {
    guard count > 0 else { return data.isEmpty ? [] : nil }
    guard let plain = PN532Target(withoutATS: data) else { return nil }
    let rest = data.dropFirst(plain.bytes.count)
    if plain.speaksISO14443Part4, let length = rest.first, length > 0, rest.count >= Int(length),
      let others = list(count - 1, rest.dropFirst(Int(length)))
    {
      return [plain.with(ats: Array(rest.prefix(Int(length))))] + others
    }
    return list(count - 1, rest).map { [plain] + $0 }
  }

  private init?(withoutATS data: ArraySlice<UInt8>) {
    let head = Array(data.prefix(5))
    // What may stand there is checked so that an ATS is never taken for a second card.
    guard head.count == 5, 1...2 ~= head[0], 4...12 ~= head[4], data.count >= 5 + Int(head[4]) else { return nil }
    let uid = Array(data.dropFirst(5).prefix(Int(head[4])))
    self.init(number: head[0], atqa: UInt16(head[1]) << 8 | UInt16(head[2]), sak: head[3], uid: uid)
  }

  private func with(ats: [UInt8]) -> PN532Target {
    PN532Target(number: number, atqa: atqa, sak: sak, uid: uid, ats: ats)
  }
}

extension PN532Target: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// How long the card's number is; never the number.
  public var description: String { "ISO 14443 card with a number of \(uid.count) bytes" }
  /// The same as ``description``.
  public var debugDescription: String { description }
  /// A mirror without children, so that `dump` shows no number either.
  public var customMirror: Mirror { Mirror(self, children: EmptyCollection<Mirror.Child>()) }
}
