/// Finds canonical objects (RFC 8785) without building their values.
///
/// What a station sends is canonical already, so that a district need not take it apart and write it anew to hash it.
public enum CanonicalObject {
  /// The position behind the canonical object that begins at a position, inside so many lists and objects.
  ///
  /// - Returns: `nil` where there is no object, or one that is not surely canonical: members that are not in order, white
  ///   space, escapes, names beyond ASCII, numbers that are no plain integers of up to 18 digits, or nesting too deep.
  ///   ``JSONText`` reads it then.
  public static func end(in bytes: [UInt8], from start: Int, depth: Int = 0) -> Int? {
    guard start < bytes.count, bytes[start] == UInt8(ascii: "{"),
      let end = value(bytes, start, depth: depth), isUTF8(bytes, start..<end)
    else { return nil }
    return end
  }

  private static func value(_ bytes: [UInt8], _ start: Int, depth: Int) -> Int? {
    guard start < bytes.count, depth <= JSONText.depthLimit else { return nil }
    switch bytes[start] {
    case UInt8(ascii: "{"): return object(bytes, start, depth: depth)
    case UInt8(ascii: "["): return array(bytes, start, depth: depth)
    case UInt8(ascii: "\""): return string(bytes, start)
    case UInt8(ascii: "t"): return word("true", bytes, start)
    case UInt8(ascii: "f"): return word("false", bytes, start)
    case UInt8(ascii: "n"): return word("null", bytes, start)
    default: return integer(bytes, start)
    }
  }

  private static func object(_ bytes: [UInt8], _ start: Int, depth: Int) -> Int? {
    var position = start + 1
    guard position < bytes.count else { return nil }
    if bytes[position] == UInt8(ascii: "}") { return position + 1 }
    var last: Range<Int>?
    while true {
      guard position < bytes.count, bytes[position] == UInt8(ascii: "\""), let end = string(bytes, position) else {
        return nil
      }
      let name = position + 1..<end - 1
      guard isASCII(bytes, name), last.map({ precedes(bytes, $0, name) }) ?? true else { return nil }
      last = name
      guard end < bytes.count, bytes[end] == UInt8(ascii: ":"), let next = value(bytes, end + 1, depth: depth + 1),
        next < bytes.count
      else { return nil }
      if bytes[next] == UInt8(ascii: "}") { return next + 1 }
      guard bytes[next] == UInt8(ascii: ",") else { return nil }
      position = next + 1
    }
  }

  private static func array(_ bytes: [UInt8], _ start: Int, depth: Int) -> Int? {
    var position = start + 1
    guard position < bytes.count else { return nil }
    if bytes[position] == UInt8(ascii: "]") { return position + 1 }
    while true {
      guard let next = value(bytes, position, depth: depth + 1), next < bytes.count else { return nil }
      if bytes[next] == UInt8(ascii: "]") { return next + 1 }
      guard bytes[next] == UInt8(ascii: ",") else { return nil }
      position = next + 1
    }
  }

  /// Behind a string without escapes; whether it is UTF-8 is seen at the end, for all strings at once.
  private static func string(_ bytes: [UInt8], _ start: Int) -> Int? {
    var position = start + 1
    while position < bytes.count {
      let byte = bytes[position]
      if byte == UInt8(ascii: "\"") { return position + 1 }
      if byte < 0x20 || byte == UInt8(ascii: "\\") { return nil }
      position += 1
    }
    return nil
  }

  private static func integer(_ bytes: [UInt8], _ start: Int) -> Int? {
    let digits = bytes[start] == UInt8(ascii: "-") ? start + 1 : start
    var position = digits
    while position < bytes.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[position]) { position += 1 }
    guard (1...18).contains(position - digits) else { return nil }
    if bytes[digits] == UInt8(ascii: "0") { guard position - start == 1 else { return nil } }
    return position
  }

  private static func word(_ word: StaticString, _ bytes: [UInt8], _ start: Int) -> Int? {
    let length = word.utf8CodeUnitCount
    guard bytes.count - start >= length else { return nil }
    return word.withUTF8Buffer { bytes[start..<start + length].elementsEqual($0) } ? start + length : nil
  }

  private static func isASCII(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    range.allSatisfy { bytes[$0] < 0x80 }
  }

  /// Whether an ASCII name stands before another, which then is the order of their UTF-16 code units too.
  private static func precedes(_ bytes: [UInt8], _ one: Range<Int>, _ other: Range<Int>) -> Bool {
    bytes[one].lexicographicallyPrecedes(bytes[other])
  }

  private static func isUTF8(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    isASCII(bytes, range) || String(validating: bytes[range], as: UTF8.self) != nil
  }
}
