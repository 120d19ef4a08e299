/// Reads the inside of a JSON string (RFC 8259 §7).
enum JSONStringToken {
  /// The text from behind the opening quote and the position behind the closing one; `nil` for a malformed string.
  static func read(_ bytes: [UInt8], from start: Int) -> (text: String, next: Int)? {
    var position = start
    while position < bytes.count, bytes[position] >= 0x20, bytes[position] != UInt8(ascii: "\\") {
      if bytes[position] == UInt8(ascii: "\"") {
        return String(validating: bytes[start..<position], as: UTF8.self).map { ($0, position + 1) }
      }
      position += 1
    }
    return readEscaped(bytes, from: start)
  }

  private static func readEscaped(_ bytes: [UInt8], from start: Int) -> (text: String, next: Int)? {
    var position = start
    var text: [UInt8] = []
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      switch byte {
      case UInt8(ascii: "\""): return String(validating: text, as: UTF8.self).map { ($0, position) }
      case 0x00..<0x20: return nil
      case UInt8(ascii: "\\"):
        guard let scalar = escape(bytes, at: &position) else { return nil }
        text.append(contentsOf: String(Character(scalar)).utf8)
      default: text.append(byte)
      }
    }
    return nil
  }

  private static func escape(_ bytes: [UInt8], at position: inout Int) -> Unicode.Scalar? {
    guard position < bytes.count else { return nil }
    let byte = bytes[position]
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
    case UInt8(ascii: "b"): return "\u{08}"
    case UInt8(ascii: "f"): return "\u{0C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): return unicode(bytes, at: &position)
    default: return nil
    }
  }

  /// A `\uXXXX`, or a pair of them for what lies beyond the basic plane; lone surrogates are refused.
  private static func unicode(_ bytes: [UInt8], at position: inout Int) -> Unicode.Scalar? {
    guard let high = codeUnit(bytes, at: &position) else { return nil }
    guard UTF16.isLeadSurrogate(high) else { return Unicode.Scalar(high) }
    guard bytes.count - position >= 2, bytes[position] == UInt8(ascii: "\\"), bytes[position + 1] == UInt8(ascii: "u")
    else { return nil }
    position += 2
    guard let low = codeUnit(bytes, at: &position), UTF16.isTrailSurrogate(low) else { return nil }
    return Unicode.Scalar(0x10000 + (UInt32(high) - 0xD800) << 10 + (UInt32(low) - 0xDC00))
  }

  private static func codeUnit(_ bytes: [UInt8], at position: inout Int) -> UInt16? {
    guard bytes.count - position >= 4, let pair = Hex.decode(bytes[position..<position + 4]), pair.count == 2 else {
      return nil
    }
    position += 4
    return UInt16(pair[0]) << 8 | UInt16(pair[1])
  }
}
