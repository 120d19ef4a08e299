import FoundationEssentials

/// One message a line: JSON, then a line feed.
enum MessageLine {
  static func encode(_ message: some Encodable) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.withoutEscapingSlashes, .sortedKeys]
    guard let data = try? encoder.encode(message) else {
      preconditionFailure("every message of the local API can be written as JSON")
    }
    return Array(data) + [UInt8(ascii: "\n")]
  }

  static func decode<Message: Decodable>(_ type: Message.Type, from line: [UInt8]) -> Message? {
    try? JSONDecoder().decode(type, from: Data(line))
  }
}
