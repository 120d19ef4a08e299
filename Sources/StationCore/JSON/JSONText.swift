/// Reads JSON (RFC 8259) strictly: what is hashed must have one meaning only.
///
/// Stricter than most readers: a name may stand once in an object, numbers are integers of 64 bits, strings are valid
/// UTF-8 without lone surrogates, and nesting ends at ``depthLimit``.
public enum JSONText {
  /// How many lists and objects may stand inside each other.
  public static let depthLimit = 32

  /// The value that the bytes stand for.
  ///
  /// - Throws: ``JSONFault`` with the place and the reason.
  public static func parse(_ bytes: [UInt8]) throws(JSONFault) -> JSONValue {
    var scanner = JSONScanner(bytes)
    let value = try scanner.value(depth: 0)
    try scanner.end()
    return value
  }
}
