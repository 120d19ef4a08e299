import LocalAPI
import Terminal

/// Each case of ``MenuEvent`` has a member of its own; what the daemon said is there as it said it.
extension RecordedEvent: Codable {
  private enum CodingKeys: String, CodingKey {
    case ms
    case wall
    case tick
    case resized
    case key
    case touch
    case connected
    case disconnected
    case daemon
    case sampleCardFailed
  }

  /// Writes the time and the one member that says what happened.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(milliseconds, forKey: .ms)
    try container.encodeIfPresent(wall, forKey: .wall)
    switch event {
    case .tick: try container.encode(true, forKey: .tick)
    case .resized(let size): try container.encode([size.columns, size.rows], forKey: .resized)
    case .key(let key): try container.encode(key.name, forKey: .key)
    case .touch(let position): try container.encode([position.column, position.row], forKey: .touch)
    case .connected: try container.encode(true, forKey: .connected)
    case .disconnected: try container.encode(true, forKey: .disconnected)
    case .notification(let notification): try container.encode(Incoming.notification(notification), forKey: .daemon)
    case .reply(let token, let result): try container.encode(Incoming.reply(id: token, result), forKey: .daemon)
    case .sampleCardFailed: try container.encode(true, forKey: .sampleCardFailed)
    }
  }

  /// Reads the time and the one member that says what happened.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    milliseconds = try container.decode(Int64.self, forKey: .ms)
    wall = try container.decodeIfPresent(Int64.self, forKey: .wall)
    let members = container.allKeys.filter { $0 != .ms && $0 != .wall }
    guard members.count == 1, let member = members.first, (0...Self.longestPause).contains(milliseconds) else {
      throw DecodingError.dataCorrupted(
        DecodingError.Context(codingPath: container.codingPath, debugDescription: "not one event at one time"))
    }
    switch member {
    case .resized:
      let numbers = try Self.pair(container, member, within: 0...1000)
      event = .resized(Size(columns: numbers.0, rows: numbers.1))
    case .touch:
      let numbers = try Self.pair(container, member, within: -1_000_000...1_000_000)
      event = .touch(Position(column: numbers.0, row: numbers.1))
    case .key:
      guard let key = Key(name: try container.decode(String.self, forKey: member)) else {
        throw DecodingError.dataCorruptedError(forKey: member, in: container, debugDescription: "not a key")
      }
      event = .key(key)
    case .daemon:
      switch try container.decode(Incoming.self, forKey: member) {
      case .notification(let notification): event = .notification(notification)
      case .reply(let id, let result): event = .reply(token: id, result)
      }
    case .connected: event = .connected
    case .disconnected: event = .disconnected
    case .sampleCardFailed: event = .sampleCardFailed
    case .tick, .ms, .wall: event = .tick
    }
  }

  /// A thousand years: more would be no pause but a broken number.
  private static let longestPause: Int64 = 31_557_600_000_000

  private static func pair(
    _ container: KeyedDecodingContainer<CodingKeys>, _ member: CodingKeys, within range: ClosedRange<Int>
  ) throws -> (Int, Int) {
    let numbers = try container.decode([Int].self, forKey: member)
    guard numbers.count == 2, numbers.allSatisfy(range.contains) else {
      throw DecodingError.dataCorruptedError(forKey: member, in: container, debugDescription: "not two numbers")
    }
    return (numbers[0], numbers[1])
  }
}
