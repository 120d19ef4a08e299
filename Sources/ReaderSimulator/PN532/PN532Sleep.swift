/// A PN532 that sleeps until its serial input has moved often enough (NXP UM0701-02, clause 7.2.11).
struct PN532Sleep {
  /// The rising edge that wakes it.
  private static let wakingEdge = 5
  /// How many bytes pass unheard while its oscillator starts.
  private static let deafBytes = 4

  private var edges = 0
  private var unheard = deafBytes

  /// What it hears of the bytes once it is awake; `nil` while it sleeps on.
  mutating func listen(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    for index in bytes.indices {
      if edges >= Self.wakingEdge {
        guard unheard > 0 else { return bytes[index...] }
        unheard -= 1
      } else {
        edges += Self.risingEdges(of: bytes[index])
      }
    }
    return nil
  }

  /// A start bit of zero, eight bits from the lowest on, and a stop bit of one.
  private static func risingEdges(of byte: UInt8) -> Int {
    let line = UInt16(byte) << 1 | 1 << 9
    return (~line & line >> 1 & 0x1FF).nonzeroBitCount
  }
}
