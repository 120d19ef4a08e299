/// Sixteen bytes kept inline, for the identifiers that are looked up and compared most.
struct Bytes16: Hashable, Sendable {
  private let high: UInt64
  private let low: UInt64

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
