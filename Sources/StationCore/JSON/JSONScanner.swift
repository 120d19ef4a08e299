/// Walks over the bytes of a JSON text.
struct JSONScanner {
  private let bytes: [UInt8]
  private var position = 0
  /// Behind which byte nothing may begin.
  private var bound = Int.max

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func value(depth: Int) throws(JSONFault) -> JSONValue {
    guard depth <= JSONText.depthLimit else { throw fault(.tooDeep) }
    switch try peek() {
    case UInt8(ascii: "{"): return try object(depth: depth)
    case UInt8(ascii: "["): return try array(depth: depth)
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return try number()
    }
  }

  /// From here on, what is read may have so many bytes.
  mutating func limit(to count: Int) { bound = position + count }

  /// Whether a list begins here; if so, it is entered.
  mutating func beginsList() throws(JSONFault) -> Bool {
    guard try peek() == UInt8(ascii: "[") else { return false }
    position += 1
    return true
  }

  /// Whether another element follows in a list; otherwise its end is passed.
  mutating func continuesList(isFirst: Bool) throws(JSONFault) -> Bool {
    guard isFirst else { return !(try isLast(closing: UInt8(ascii: "]"))) }
    guard try peek() == UInt8(ascii: "]") else { return true }
    position += 1
    return false
  }

  mutating func end() throws(JSONFault) {
    skipSpace()
    guard position == bytes.count else { throw fault(.trailingBytes) }
  }

  /// Whether an object begins here.
  mutating func isAtObject() throws(JSONFault) -> Bool { try peek() == UInt8(ascii: "{") }

  /// Hands over the members of the object that begins here, in their order; the taker says whether a name is new.
  mutating func members(depth: Int, _ take: (String, JSONValue) -> Bool) throws(JSONFault) {
    position += 1
    if try peek() == UInt8(ascii: "}") {
      position += 1
      return
    }
    while true {
      guard try peek() == UInt8(ascii: "\"") else { throw fault(.unexpectedByte) }
      let start = position
      let name = try string()
      guard try peek() == UInt8(ascii: ":") else { throw fault(.unexpectedByte) }
      position += 1
      let value = try value(depth: depth + 1)
      guard take(name, value) else { throw JSONFault(reason: .repeatedName, offset: start) }
      if try isLast(closing: UInt8(ascii: "}")) { return }
    }
  }

  private mutating func object(depth: Int) throws(JSONFault) -> JSONValue {
    var members: [String: JSONValue] = [:]
    try self.members(depth: depth) { members.updateValue($1, forKey: $0) == nil }
    return .object(members)
  }

  private mutating func array(depth: Int) throws(JSONFault) -> JSONValue {
    position += 1
    var elements: [JSONValue] = []
    if try peek() == UInt8(ascii: "]") {
      position += 1
      return .array(elements)
    }
    while true {
      elements.append(try value(depth: depth + 1))
      if try isLast(closing: UInt8(ascii: "]")) { return .array(elements) }
    }
  }

  /// Passes a comma (more follows) or the closing byte.
  private mutating func isLast(closing: UInt8) throws(JSONFault) -> Bool {
    let byte = try peek()
    guard byte == closing || byte == UInt8(ascii: ",") else { throw fault(.unexpectedByte) }
    position += 1
    return byte == closing
  }

  private mutating func word(_ word: StaticString, _ value: JSONValue) throws(JSONFault) -> JSONValue {
    let length = word.utf8CodeUnitCount
    guard bytes.count - position >= length else { throw fault(.endsEarly) }
    let matches = word.withUTF8Buffer { bytes[position..<position + length].elementsEqual($0) }
    guard matches else { throw fault(.unexpectedByte) }
    position += length
    return value
  }

  private mutating func number() throws(JSONFault) -> JSONValue {
    let start = position
    if bytes[position] == UInt8(ascii: "-") { position += 1 }
    let digits = position
    while position < bytes.count, Self.isDigit(bytes[position]) { position += 1 }
    guard position > digits else {
      position = start
      throw position + 1 < bytes.count || bytes[start] != UInt8(ascii: "-") ? fault(.unexpectedByte) : fault(.endsEarly)
    }
    let isFraction = position < bytes.count && Self.isFractionOrExponent(bytes[position])
    let hasLeadingZero = bytes[digits] == UInt8(ascii: "0") && position - digits > 1
    guard !isFraction, !hasLeadingZero,
      let number = Int64(String(decoding: bytes[start..<position], as: UTF8.self)),
      !(number == 0 && digits > start)
    else { throw JSONFault(reason: .badNumber, offset: start) }
    return .integer(number)
  }

  private mutating func string() throws(JSONFault) -> String {
    let start = position
    guard let (text, next) = JSONStringToken.read(bytes, from: position + 1) else {
      throw JSONFault(reason: .badString, offset: start)
    }
    position = next
    return text
  }

  /// The next byte that is not white space, without passing it.
  private mutating func peek() throws(JSONFault) -> UInt8 {
    skipSpace()
    guard position < bytes.count else { throw fault(.endsEarly) }
    guard position < bound else { throw fault(.tooLong) }
    return bytes[position]
  }

  private mutating func skipSpace() {
    while position < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[position]) { position += 1 }
  }

  private func fault(_ reason: JSONFault.Reason) -> JSONFault { JSONFault(reason: reason, offset: position) }

  private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

  private static func isFractionOrExponent(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ".") || byte == UInt8(ascii: "e") || byte == UInt8(ascii: "E")
  }
}
