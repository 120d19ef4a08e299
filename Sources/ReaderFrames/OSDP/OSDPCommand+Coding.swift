import StationCore

extension OSDPCommand {
  /// The command's number.
  public var code: UInt8 {
    switch self {
    case .poll: 0x60
    case .identify: 0x61
    case .capabilities: 0x62
    case .localStatus: 0x64
    case .outputStatus: 0x66
    case .output: 0x68
    case .led: 0x69
    case .buzzer: 0x6A
    case .text: 0x6B
    case .setKey: 0x75
    case .challenge: 0x76
    case .serverCryptogram: 0x77
    }
  }

  /// What follows the command's number.
  public var data: [UInt8] {
    switch self {
    case .poll, .localStatus, .outputStatus: []
    case .identify, .capabilities: [0]
    case .output(let outputs): outputs.flatMap(\.bytes)
    case .led(let leds): leds.flatMap(\.bytes)
    case .buzzer(let buzzer): buzzer.bytes
    case .text(let text): text.bytes
    case .setKey(let key): [Self.ownKeyType, UInt8(OSDPKey.length)] + key.bytes
    case .challenge(let bytes), .serverCryptogram(let bytes): bytes
    }
  }

  /// Reads a command.
  ///
  /// - Throws: The reason with which a peripheral answers what is no command that it knows.
  public init(code: UInt8, data: [UInt8]) throws(OSDPRefusal) {
    switch code {
    case 0x60, 0x64, 0x66:
      try Self.check(data.isEmpty)
      self = code == 0x60 ? .poll : code == 0x64 ? .localStatus : .outputStatus
    case 0x61, 0x62:
      try Self.check(data.count == 1)
      self = code == 0x61 ? .identify : .capabilities
    case 0x68: self = .output(try Self.records(data, of: OSDPOutput.length, OSDPOutput.init(bytes:)))
    case 0x69: self = .led(try Self.records(data, of: OSDPLED.length, OSDPLED.init(bytes:)))
    case 0x6A: self = .buzzer(try OSDPBuzzer(bytes: data))
    case 0x6B: self = .text(try OSDPText(bytes: data))
    case 0x75:
      try Self.check(data.count >= 2 && data.count == 2 + Int(data[1]))
      guard data[0] == Self.ownKeyType, let key = OSDPKey(bytes: Array(data[2...])) else { throw .unableToProcess }
      self = .setKey(key)
    case 0x76:
      try Self.check(data.count == OSDPHandshake.nonceLength)
      self = .challenge(data)
    case 0x77:
      try Self.check(data.count == OSDPHandshake.cryptogramLength)
      self = .serverCryptogram(data)
    default: throw .unknownCommand
    }
  }

  /// The only type of key that can be set (SCBK).
  private static let ownKeyType: UInt8 = 1

  private static func check(_ fits: Bool) throws(OSDPRefusal) {
    guard fits else { throw .commandLength }
  }

  private static func records<Record>(
    _ data: [UInt8], of length: Int, _ read: (ArraySlice<UInt8>) throws(OSDPRefusal) -> Record
  ) throws(OSDPRefusal) -> [Record] {
    guard !data.isEmpty, data.count % length == 0 else { throw .commandLength }
    var records: [Record] = []
    for start in stride(from: 0, to: data.count, by: length) { records.append(try read(data[start..<start + length])) }
    return records
  }
}
