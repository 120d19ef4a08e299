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

  /// The members of the object that the bytes stand for, in their order; `nil` for any other value.
  ///
  /// An event has few members, for which this is quicker than a dictionary.
  /// - Throws: ``JSONFault`` with the place and the reason.
  static func members(_ bytes: [UInt8]) throws(JSONFault) -> [(name: String, value: JSONValue)]? {
    var scanner = JSONScanner(bytes)
    guard try scanner.isAtObject() else { return nil }
    var members: [(name: String, value: JSONValue)] = []
    var names: Set<String>?
    try scanner.members(depth: 0) { name, value in
      if names == nil, members.count == fewMembers { names = Set(members.map(\.name)) }
      let isNew = names?.insert(name).inserted ?? !members.contains { $0.name == name }
      members.append((name, value))
      return isNew
    }
    try scanner.end()
    return members
  }

  /// Up to so many members, looking at each is the quickest way to find a name.
  private static let fewMembers = 16
}
