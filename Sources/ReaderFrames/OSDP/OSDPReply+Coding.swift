extension OSDPReply {
  /// The reply's number.
  public var code: UInt8 {
    switch self {
    case .acknowledged: 0x40
    case .refused: 0x41
    case .identification: 0x45
    case .capabilities: 0x46
    case .localStatus: 0x48
    case .outputStatus: 0x4A
    case .card: 0x50
    case .keys: 0x53
    case .clientCryptogram: 0x76
    case .initialMAC: 0x78
    case .busy: 0x79
    case .other(let code): code
    }
  }

  /// What follows the reply's number.
  public var data: [UInt8] {
    switch self {
    case .acknowledged, .busy, .other: []
    case .refused(let reason): [reason.rawValue]
    case .identification(let identification): identification.bytes
    case .capabilities(let capabilities): capabilities.flatMap { [$0.function, $0.level, $0.count] }
    case .localStatus(let tampered, let powerFailing): [tampered ? 1 : 0, powerFailing ? 1 : 0]
    case .outputStatus(let outputs): outputs.map { $0 ? 1 : 0 }
    case .card(let reader, let format, let bits):
      [reader, format] + UInt16(clamping: bits.count).littleEndianBytes + bits.packed
    case .keys(let reader, let keys): [reader, UInt8(clamping: keys.count)] + keys.prefix(255)
    case .clientCryptogram(let uid, let random, let cryptogram): uid + random + cryptogram
    case .initialMAC(let bytes): bytes
    }
  }

  /// Reads a reply.
  ///
  /// - Throws: `malformed` where the data does not fit the reply's number.
  public init(code: UInt8, data: [UInt8]) throws(FrameFault) {
    switch code {
    case 0x40: self = .acknowledged
    case 0x41: self = .refused(OSDPRefusal(rawValue: try Self.present(data.first)))
    case 0x45: self = .identification(try Self.present(OSDPIdentification(bytes: data)))
    case 0x46:
      guard data.count % 3 == 0 else { throw .malformed }
      self = .capabilities(
        stride(from: 0, to: data.count, by: 3).map {
          OSDPCapability(function: data[$0], level: data[$0 + 1], count: data[$0 + 2])
        })
    case 0x48:
      guard data.count == 2 else { throw .malformed }
      self = .localStatus(tampered: data[0] != 0, powerFailing: data[1] != 0)
    case 0x4A: self = .outputStatus(data.map { $0 != 0 })
    case 0x50:
      guard data.count > 4 else { throw .malformed }
      let count = Int(UInt16(littleEndian: data[2], data[3]))
      self = .card(
        reader: data[0], format: data[1], bits: try Self.present(WiegandBits(packed: data[4...], count: count)))
    case 0x53:
      guard data.count >= 2, data.count == 2 + Int(data[1]) else { throw .malformed }
      self = .keys(reader: data[0], Array(data[2...]))
    case 0x76:
      guard data.count == 32 else { throw .malformed }
      self = .clientCryptogram(uid: Array(data[..<8]), random: Array(data[8..<16]), cryptogram: Array(data[16...]))
    case 0x78:
      guard data.count == 16 else { throw .malformed }
      self = .initialMAC(data)
    case 0x79: self = .busy
    default: self = .other(code)
    }
  }

  private static func present<Value>(_ value: Value?) throws(FrameFault) -> Value {
    guard let value else { throw .malformed }
    return value
  }
}
