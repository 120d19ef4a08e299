import ReaderFrames
import StationCore

/// A card of an OSDP reader as a person writes it.
///
/// `26:176,42493` is facility and number of 26 bits with parity, `34:…` the same of 34 bits; `bits:1011…` is any bits;
/// else pairs of hexadecimal digits, eight bits each.
struct OSDPCardText {
  /// The format that says that there is parity.
  private static let withParity: UInt8 = 1
  private static let anyBits: UInt8 = 0

  /// How osdp_RAW names the format.
  let format: UInt8
  let bits: WiegandBits

  /// - Throws: `notOSDPCard` where the text is none.
  init(_ text: String) throws(SimulatorFault) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    let bits =
      switch (parts.count, parts[0]) {
      case (2, "26"): Self.numbered(parts[1], facilityBytes: 1)
      case (2, "34"): Self.numbered(parts[1], facilityBytes: 2)
      case (2, "bits"): Self.listed(parts[1])
      case (1, _): Hex.decode(text).flatMap { WiegandBits(packed: $0, count: 8 * $0.count) }
      default: WiegandBits?.none
      }
    guard let bits else { throw .notOSDPCard }
    self.bits = bits
    format = parts[0] == "26" || parts[0] == "34" ? Self.withParity : Self.anyBits
  }

  private static func numbered(_ text: Substring, facilityBytes: Int) -> WiegandBits? {
    let numbers = text.split(separator: ",", omittingEmptySubsequences: false).map { UInt16($0) }
    guard numbers.count == 2, let facility = numbers[0], let number = numbers[1] else { return nil }
    guard facilityBytes == 2 || facility <= UInt8.max else { return nil }
    let data = [facility, number].flatMap { [UInt8($0 >> 8), UInt8(truncatingIfNeeded: $0)] }
    return WiegandBits(data: Array(data.dropFirst(2 - facilityBytes)))
  }

  private static func listed(_ text: Substring) -> WiegandBits? {
    guard text.count <= WiegandBits.limit, text.allSatisfy({ $0 == "0" || $0 == "1" }) else { return nil }
    var packed = [UInt8](repeating: 0, count: (text.count + 7) / 8)
    for (index, bit) in text.enumerated() where bit == "1" { packed[index / 8] |= 0x80 >> UInt8(index % 8) }
    return WiegandBits(packed: packed, count: text.count)
  }
}
