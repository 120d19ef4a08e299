/// The kernel's random id of one boot (`/proc/sys/kernel/random/boot_id`): times since boot compare only within it.
public struct BootID: Hashable, Sendable, CustomStringConvertible {
  private let value: Bytes16

  /// `nil` unless there are exactly sixteen bytes.
  public init?(bytes: some Collection<UInt8>) {
    guard let value = Bytes16(bytes) else { return nil }
    self.value = value
  }

  /// Reads 32 hexadecimal digits, with or without the hyphens of a UUID; `nil` for anything else.
  public init?(_ text: some StringProtocol) {
    guard let bytes = Hex.decode(text.utf8.filter { $0 != UInt8(ascii: "-") }) else { return nil }
    self.init(bytes: bytes)
  }

  /// Reads the 32 lower-case hexadecimal digits that begin at a position; `nil` where there are none.
  public init?(digits: [UInt8], from start: Int) {
    guard let value = Bytes16(digits: digits, from: start) else { return nil }
    self.value = value
  }

  /// The sixteen bytes.
  public var bytes: [UInt8] { value.bytes }

  /// 32 digits without hyphens.
  public var description: String { Hex.encode(bytes) }

  /// Appends the 32 digits.
  func writeHex(to digits: inout [UInt8]) { value.writeHex(to: &digits) }
}
