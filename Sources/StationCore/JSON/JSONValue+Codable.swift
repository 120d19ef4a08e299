extension JSONValue: Codable {
  /// Reads any JSON value; a fraction or an integer beyond 64 bits is refused.
  ///
  /// - Throws: `DecodingError` naming the place of what cannot be represented.
  public init(from decoder: any Decoder) throws {
    if let members = try? decoder.container(keyedBy: Name.self) {
      var object: [String: JSONValue] = [:]
      for key in members.allKeys { object[key.stringValue] = try members.decode(JSONValue.self, forKey: key) }
      self = .object(object)
      return
    }
    if var elements = try? decoder.unkeyedContainer() {
      var array: [JSONValue] = []
      while !elements.isAtEnd { array.append(try elements.decode(JSONValue.self)) }
      self = .array(array)
      return
    }
    let single = try decoder.singleValueContainer()
    if single.decodeNil() {
      self = .null
    } else if let text = try? single.decode(String.self) {
      self = .string(text)
    } else if let truth = try? single.decode(Bool.self) {
      self = .bool(truth)
    } else {
      self = .integer(try single.decode(Int64.self))
    }
  }

  /// Writes the value; the encoder chooses order and spacing, so use ``canonicalBytes`` for anything hashed.
  public func encode(to encoder: any Encoder) throws {
    switch self {
    case .object(let object):
      var members = encoder.container(keyedBy: Name.self)
      for (name, value) in object { try members.encode(value, forKey: Name(name)) }
    case .array(let array):
      var elements = encoder.unkeyedContainer()
      for value in array { try elements.encode(value) }
    case .null:
      var single = encoder.singleValueContainer()
      try single.encodeNil()
    case .bool(let truth):
      var single = encoder.singleValueContainer()
      try single.encode(truth)
    case .integer(let number):
      var single = encoder.singleValueContainer()
      try single.encode(number)
    case .string(let text):
      var single = encoder.singleValueContainer()
      try single.encode(text)
    }
  }

  private struct Name: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(_ name: String) { stringValue = name }
    init?(stringValue: String) { self.init(stringValue) }
    init?(intValue: Int) { nil }
  }
}
