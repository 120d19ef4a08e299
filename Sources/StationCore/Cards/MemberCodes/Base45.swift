/// Base45 (RFC 9285): two bytes in three characters of a QR code's alphanumeric mode, a last single byte in two.
enum Base45 {
  private static let digits = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:".utf8)
  private static let values = Dictionary(uniqueKeysWithValues: digits.enumerated().map { ($1, $0) })

  static func encode(_ bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: 2) {
      let pair = bytes[start..<min(start + 2, bytes.count)]
      var rest = pair.reduce(0) { $0 << 8 | Int($1) }
      // The least significant digit comes first (RFC 9285, clause 4).
      for _ in 0...pair.count {
        text.append(digits[rest % 45])
        rest /= 45
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// `nil` where the text is not what ``encode(_:)`` would have written.
  static func decode(_ text: some Collection<UInt8>) -> [UInt8]? {
    let digits = text.compactMap { values[$0] }
    guard digits.count == text.count else { return nil }
    var bytes: [UInt8] = []
    for start in stride(from: 0, to: digits.count, by: 3) {
      let group = digits[start..<min(start + 3, digits.count)]
      let value = group.reversed().reduce(0) { $0 * 45 + $1 }
      switch group.count {
      case 3 where value <= 0xFFFF: bytes += [UInt8(value >> 8), UInt8(value & 0xFF)]
      case 2 where value <= 0xFF: bytes.append(UInt8(value))
      default: return nil
      }
    }
    return bytes
  }
}
