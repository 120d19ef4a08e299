import StationCore

/// The shape of an EM4100 frame, as the data sheets of the RDM6300 and the ID-12LA give it.
public enum EM4100Frame {
  /// What the bytes collected so far amount to.
  public enum Verdict: Equatable {
    /// The start of a frame.
    case unfinished
    /// A whole frame with these five bytes of data.
    case card([UInt8])
    /// A whole frame that is no card.
    case refused(FrameFault)
    /// No frame begins so.
    case broken
  }

  /// The byte that begins a frame.
  public static let start: UInt8 = 0x02
  static let end: UInt8 = 0x03
  static let digits = 12
  /// The length of the longest frame, in bytes.
  public static let maximumLength = 16

  /// Judges bytes of which all but the last were judged unfinished.
  public static func judge(_ bytes: [UInt8]) -> Verdict {
    guard let last = bytes.last else { return .unfinished }
    switch (bytes.count - 1, last) {
    case (0, start), (digits + 1, 0x0D), (digits + 2, 0x0A): return .unfinished
    case (1...digits, _): return value(ofDigit: last) == nil ? .broken : .unfinished
    case (digits + 1, end), (digits + 3, end): return finish(bytes[1...digits])
    default: return .broken
    }
  }

  /// The frame that an RDM6300 sends for five bytes of data.
  public static func encode(_ data: [UInt8]) -> [UInt8] {
    [start] + Hex.encode(data + [data.reduce(0, ^)]).uppercased().utf8 + [end]
  }

  private static func finish(_ text: ArraySlice<UInt8>) -> Verdict {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(digits / 2)
    for index in stride(from: text.startIndex, to: text.endIndex, by: 2) {
      guard let high = value(ofDigit: text[index]), let low = value(ofDigit: text[index + 1]) else { return .broken }
      bytes.append(high << 4 | low)
    }
    guard let checksum = bytes.popLast(), bytes.reduce(0, ^) == checksum else { return .refused(.wrongChecksum) }
    guard bytes.contains(where: { $0 != 0 }) else { return .refused(.blankCard) }
    return .card(bytes)
  }

  private static func value(ofDigit byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    default: nil
    }
  }
}
