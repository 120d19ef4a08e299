/// Sixteen bytes kept inline, for the identifiers that are looked up and compared most.
struct Bytes16: Hashable, Sendable {
  let high: UInt64
  let low: UInt64

  /// The bytes of two numbers, the most significant first.
  init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  /// `nil` unless there are exactly sixteen bytes.
  init?(_ bytes: some Collection<UInt8>) {
    guard bytes.count == 16 else { return nil }
    var halves: (high: UInt64, low: UInt64) = (0, 0)
    for byte in bytes { halves = (halves.high << 8 | halves.low >> 56, halves.low << 8 | UInt64(byte)) }
    (high, low) = halves
  }

  /// Reads the 32 lower-case digits that begin at a position; `nil` where there are none.
  init?(digits: [UInt8], from start: Int) {
    guard start + 32 <= digits.count, let high = Hex.number(digits, from: start),
      let low = Hex.number(digits, from: start + 16)
    else { return nil }
    self.init(high: high, low: low)
  }

  var bytes: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(16)
    for half in [high, low] {
      for shift in stride(from: 56, through: 0, by: -8) { bytes.append(UInt8(truncatingIfNeeded: half >> shift)) }
    }
    return bytes
  }

  /// Appends the 32 lower-case digits.
  func writeHex(to digits: inout [UInt8]) {
    Hex.write(high, to: &digits)
    Hex.write(low, to: &digits)
  }
}

extension Bytes16: Comparable {
  static func < (one: Bytes16, other: Bytes16) -> Bool { (one.high, one.low) < (other.high, other.low) }
}
