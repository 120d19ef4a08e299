/// The names of the control characters of ASCII (ISO/IEC 646).
enum ControlCharacter {
  private static let names = [
    "NUL", "SOH", "STX", "ETX", "EOT", "ENQ", "ACK", "BEL", "BS", "HT", "LF", "VT", "FF", "CR", "SO", "SI", "DLE",
    "DC1", "DC2", "DC3", "DC4", "NAK", "SYN", "ETB", "CAN", "EM", "SUB", "ESC", "FS", "GS", "RS", "US",
  ]

  /// Bytes that are no card data, with control characters by their names: `STX "ID:"`.
  static func words(_ bytes: some Sequence<UInt8>) -> String {
    var words: [String] = []
    var text: [UInt8] = []
    func finishText() {
      if !text.isEmpty { words.append(String(decoding: text, as: UTF8.self).debugDescription) }
      text = []
    }
    for byte in bytes {
      if let name = name(byte) {
        finishText()
        words.append(name)
      } else {
        text.append(byte)
      }
    }
    finishText()
    return words.joined(separator: " ")
  }

  /// The byte's name, or `nil` where it is no control character.
  static func name(_ byte: UInt8) -> String? {
    if byte == 0x7F { return "DEL" }
    return byte < 0x20 ? names[Int(byte)] : nil
  }
}
