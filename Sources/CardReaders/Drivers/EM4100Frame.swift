import StationCore

/// The shape of an EM4100 frame, as the data sheets of the RDM6300 and the ID-12LA give it.
enum EM4100Frame {
  /// What the bytes collected so far amount to.
  enum Verdict: Equatable {
    case unfinished
    case card([UInt8])
    case refused(FrameFault)
    case broken
  }

  static let start: UInt8 = 0x02
  static let end: UInt8 = 0x03
  static let digits = 12
  static let maximumLength = 16

  /// Judges bytes of which all but the last were judged unfinished, or a shorter rest of them.
  static func parse(_ bytes: [UInt8]) -> Verdict {
    guard bytes.first == start else { return .broken }
    let text = bytes.dropFirst().prefix(digits)
    guard text.allSatisfy(isDigit) else { return .broken }
    let tail = bytes.dropFirst(1 + digits)
    if tail.isEmpty || tail.elementsEqual([0x0D]) || tail.elementsEqual([0x0D, 0x0A]) { return .unfinished }
    guard tail.elementsEqual([end]) || tail.elementsEqual([0x0D, 0x0A, end]) else { return .broken }
    guard let decoded = Hex.decode(text) else { return .broken }
    let data = Array(decoded.dropLast())
    guard data.reduce(0, ^) == decoded.last else { return .refused(.wrongChecksum) }
    guard data.contains(where: { $0 != 0 }) else { return .refused(.blankCard) }
    return .card(data)
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "F"),
      UInt8(ascii: "a")...UInt8(ascii: "f"):
      true
    default: false
    }
  }
}
