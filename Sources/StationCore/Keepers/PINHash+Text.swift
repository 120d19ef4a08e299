import FoundationEssentials

extension PINHash: Codable {
  /// The text in which it is kept.
  public var text: String {
    "$scrypt$ln=\(logCost),r=\(Self.blockSize),p=\(parallelism)$\(Self.encode(salt))$\(Self.encode(hash))"
  }

  /// Reads the text; `nil` for another form, and for costs that are not allowed.
  public init?(text: String) {
    let parts = text.split(separator: "$", omittingEmptySubsequences: false)
    guard parts.count == 5, parts[0].isEmpty, parts[1] == "scrypt" else { return nil }
    let costs = parts[2].split(separator: ",", omittingEmptySubsequences: false)
    guard costs.count == 3, let logCost = Self.number(costs[0], "ln="),
      Self.number(costs[1], "r=") == Self.blockSize, let parallelism = Self.number(costs[2], "p="),
      let salt = Self.decode(parts[3]), let hash = Self.decode(parts[4])
    else { return nil }
    self.init(logCost: logCost, parallelism: parallelism, salt: salt, hash: hash)
    guard self.text == text else { return nil }
  }

  /// Reads the text.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let hash = PINHash(text: try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "is no hash of a PIN that a station can check")
    }
    self = hash
  }

  /// Writes the text.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }

  private static func number(_ text: Substring, _ name: String) -> Int? {
    text.hasPrefix(name) ? Int(text.dropFirst(name.count)) : nil
  }

  private static func encode(_ bytes: [UInt8]) -> String {
    let text = Data(bytes).base64EncodedString()
    return String(text.prefix { $0 != "=" })
  }

  private static func decode(_ text: Substring) -> [UInt8]? {
    let padding = String(repeating: "=", count: (4 - text.utf8.count % 4) % 4)
    return Data(base64Encoded: String(text) + padding).map { Array($0) }
  }
}
