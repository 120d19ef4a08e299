/// The two check codes of OSDP frames (IEC 60839-11-5, 5.9).
public enum OSDPChecksum {
  /// The 16-bit code: polynomial 1021, initial value 1D0F, highest bit first, sent low byte first.
  public static func crc(_ bytes: some Sequence<UInt8>) -> UInt16 {
    bytes.reduce(0x1D0F) { code, byte in code << 8 ^ table[Int(UInt8(code >> 8) ^ byte)] }
  }

  /// The 8-bit code of peers without the other: what makes the sum of all bytes zero.
  public static func sum(_ bytes: some Sequence<UInt8>) -> UInt8 {
    0 &- bytes.reduce(0, &+)
  }

  private static let table: [UInt16] = (0..<256).map { byte in
    (0..<8).reduce(UInt16(byte) << 8) { code, _ in code << 1 ^ (code & 0x8000 == 0 ? 0 : 0x1021) }
  }
}
