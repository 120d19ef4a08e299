/// Sixteen bytes kept inline, for the identifiers that are looked up and compared most.
struct Bytes16: Hashable, Sendable {
  private let high: UInt64
  private let low: UInt64

  /// `nil` unless there are exactly sixteen bytes.
  init?(_ bytes: some Collection<UInt8>) {
    guard bytes.count == 16 else { return nil }
    high = bytes.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
    low = bytes.dropFirst(8).reduce(0) { $0 << 8 | UInt64($1) }
  }

  var bytes: [UInt8] {
    [high, low].flatMap { half in (0..<8).map { UInt8(truncatingIfNeeded: half >> (56 - 8 * $0)) } }
  }
}
