extension UInt16 {
  /// The number of a low and a high byte.
  init(littleEndian low: UInt8, _ high: UInt8) { self = UInt16(low) | UInt16(high) << 8 }

  /// The low byte and the high byte.
  var littleEndianBytes: [UInt8] { [UInt8(truncatingIfNeeded: self), UInt8(self >> 8)] }
}
