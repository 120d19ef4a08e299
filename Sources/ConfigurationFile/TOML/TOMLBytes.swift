import Glibc

/// The bytes of a TOML text with a place in them, and the tokens that can be skipped without being checked.
struct TOMLBytes {
  private let bytes: [UInt8]
  private(set) var position = 0
  /// The line of the place, counted from 1.
  private(set) var line = 1

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var isAtEnd: Bool { position >= bytes.count }

  var next: UInt8? { isAtEnd ? nil : bytes[position] }

  /// Whether a key can begin here: a bare one (`A-Za-z0-9_-`) or a quoted one.
  var isAtKey: Bool {
    guard let next else { return false }
    return next < 0x80 && isalnum(Int32(next)) != 0 || "-_\"'".utf8.contains(next)
  }

  /// Whether a number, a date or a boolean can begin here.
  var isAtBareValue: Bool {
    guard let next else { return false }
    return next < 0x80 && isalnum(Int32(next)) != 0 || "+-".utf8.contains(next)
  }

  mutating func advance() {
    guard !isAtEnd else { return }
    if bytes[position] == UInt8(ascii: "\n") { line += 1 }
    position += 1
  }

  mutating func skip(_ byte: UInt8) -> Bool {
    guard next == byte else { return false }
    advance()
    return true
  }

  mutating func skipByteOrderMark() {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
  }

  mutating func skipSpace() {
    while next == UInt8(ascii: " ") || next == UInt8(ascii: "\t") { advance() }
  }

  /// Skips white space, line ends and comments; always true, so that it can stand in a condition.
  @discardableResult mutating func skipBlank() -> Bool {
    while let byte = next {
      switch byte {
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"), UInt8(ascii: "\n"): advance()
      case UInt8(ascii: "#"): skip { $0 != UInt8(ascii: "\n") }
      default: return true
      }
    }
    return true
  }

  /// Skips a number, a date or a boolean.
  mutating func skipBareValue() {
    skip { !",]}#\r\n".utf8.contains($0) }
  }

  mutating func bareKey() -> String? {
    let start = position
    skip { !" \t\r\n.=[]{},#\"'".utf8.contains($0) }
    return position == start ? nil : String(decoding: bytes[start..<position], as: UTF8.self)
  }

  /// Reads a string of any of the four kinds, from its opening quote to behind its closing one.
  mutating func string() -> String {
    guard let quote = next else { return "" }
    let fence = bytes[position...].prefix(3).count { $0 == quote } == 3 ? 3 : 1
    for _ in 0..<fence { advance() }
    var content: [UInt8] = []
    while let byte = next {
      if closes(quote, fence) {
        // Up to two more quotes belong to the text of a multi-line string (TOML 1.0.0, String).
        while fence == 3, position + 3 < bytes.count, bytes[position + 3] == quote { advance() }
        for _ in 0..<fence { advance() }
        break
      }
      if byte == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") {
        content += escape()
      } else {
        content.append(byte)
        advance()
      }
    }
    return String(decoding: content, as: UTF8.self)
  }

  private func closes(_ quote: UInt8, _ fence: Int) -> Bool {
    position + fence <= bytes.count && bytes[position..<position + fence].allSatisfy { $0 == quote }
  }

  /// Reads `\n`, `\u4e2d` and their like; a line end behind the backslash stands for nothing.
  private mutating func escape() -> [UInt8] {
    advance()
    guard let letter = next else { return [] }
    advance()
    switch letter {
    case UInt8(ascii: "b"): return [0x08]
    case UInt8(ascii: "t"): return [0x09]
    case UInt8(ascii: "n"): return [0x0A]
    case UInt8(ascii: "f"): return [0x0C]
    case UInt8(ascii: "r"): return [0x0D]
    case UInt8(ascii: "u"): return scalar(digits: 4)
    case UInt8(ascii: "U"): return scalar(digits: 8)
    case UInt8(ascii: "\r"), UInt8(ascii: "\n"): return []
    default: return [letter]
    }
  }

  private mutating func scalar(digits: Int) -> [UInt8] {
    let text = String(decoding: bytes[position...].prefix(digits), as: UTF8.self)
    guard let value = UInt32(text, radix: 16), let scalar = Unicode.Scalar(value) else { return [] }
    for _ in 0..<digits { advance() }
    return Array(String(scalar).utf8)
  }

  private mutating func skip(while isWanted: (UInt8) -> Bool) {
    while let byte = next, isWanted(byte) { advance() }
  }
}
