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

  var bytes: [UInt8] {
    [high, low].flatMap { half in (0..<8).map { UInt8(truncatingIfNeeded: half >> (56 - 8 * $0)) } }
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
