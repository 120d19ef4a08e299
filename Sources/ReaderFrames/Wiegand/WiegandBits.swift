/// A message of a Wiegand interface: its bits in the order in which they were sent.
///
/// SIA AC-01 fixes 26 bits: even parity over the first 12 bits of data stands before them, odd parity over the last 12
/// behind them; the data is a facility of 8 bits and a number of 16. The format of 34 bits is the same with halves of 16.
public struct WiegandBits: Hashable, Sendable {
  /// The most bits that a message can have.
  public static let limit = 512
  /// How many bytes of data a message of so many bits has, where its format has parity.
  private static let formats = [26: 3, 34: 4]

  /// How many bits the message has.
  public let count: Int
  /// The bits from the highest of the first byte on, with zeros behind the last.
  public let packed: [UInt8]

  /// `nil` unless there are 1 to ``limit`` bits, and bytes that hold just so many.
  public init?(packed: some Collection<UInt8>, count: Int) {
    guard (1...Self.limit).contains(count), packed.count == (count + 7) / 8 else { return nil }
    var packed = Array(packed)
    if count % 8 != 0 { packed[packed.count - 1] &= 0xFF << UInt8(8 - count % 8) }
    self.count = count
    self.packed = packed
  }

  /// The message of 26 bits for three bytes of data, of 34 bits for four; `nil` for any other number of bytes.
  public init?(data: [UInt8]) {
    guard let count = Self.formats.first(where: { $0.value == data.count })?.key else { return nil }
    var bits = data.flatMap { byte in (0..<8).map { byte >> (7 - $0) & 1 } }
    let parity = Self.parity(of: bits[...])
    bits = [parity.even] + bits + [parity.odd]
    self.count = count
    packed = Self.pack(bits[...], padding: 0)
  }

  /// What identifies the card: the data without parity of a known format, else all bits.
  ///
  /// Bits that make no whole number of bytes have zeros before them.
  /// - Throws: `wrongParity`, or `blankCard` where nothing but zeros was sent.
  public func card() throws(FrameFault) -> [UInt8] {
    let bits = (0..<count).map { packed[$0 / 8] >> UInt8(7 - $0 % 8) & 1 }
    var data = bits[...]
    if Self.formats[count] != nil {
      data = bits[1..<count - 1]
      let parity = Self.parity(of: data)
      guard bits[0] == parity.even, bits[count - 1] == parity.odd else { throw .wrongParity }
    }
    guard data.contains(1) else { throw .blankCard }
    return Self.pack(data, padding: (8 - data.count % 8) % 8)
  }

  /// The bit that makes the first half even, and the one that makes the second half odd.
  private static func parity(of data: ArraySlice<UInt8>) -> (even: UInt8, odd: UInt8) {
    let half = data.count / 2
    return (data.prefix(half).reduce(0, ^), data.suffix(half).reduce(1, ^))
  }

  private static func pack(_ bits: ArraySlice<UInt8>, padding: Int) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: (bits.count + padding + 7) / 8)
    for (index, bit) in bits.enumerated() {
      let place = index + padding
      bytes[place / 8] |= bit << UInt8(7 - place % 8)
    }
    return bytes
  }
}

extension WiegandBits: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// The number of bits; never the bits.
  public var description: String { "Wiegand message of \(count) bits" }
  /// The same as ``description``.
  public var debugDescription: String { description }
  /// A mirror without children, so that `dump` shows no number either.
  public var customMirror: Mirror { Mirror(self, children: EmptyCollection<Mirror.Child>()) }
}
