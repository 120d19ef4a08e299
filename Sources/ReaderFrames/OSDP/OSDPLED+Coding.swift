extension OSDPLED {
  static let length = 14

  /// The fourteen bytes of the command.
  var bytes: [UInt8] {
    var bytes = [reader, led]
    switch temporary {
    case .unchanged: bytes += [UInt8](repeating: 0, count: 7)
    case .cancel: bytes += [1] + [UInt8](repeating: 0, count: 6)
    case .show(let blink, let tenths): bytes += [2] + blink.bytes + tenths.littleEndianBytes
    }
    return bytes + (permanent.map { [1] + $0.bytes } ?? [UInt8](repeating: 0, count: 5))
  }

  /// Reads the fourteen bytes; a colour or a control code that does not exist is refused.
  init(bytes: ArraySlice<UInt8>) throws(OSDPRefusal) {
    let bytes = Array(bytes)
    guard bytes.count == Self.length else { throw .commandLength }
    reader = bytes[0]
    led = bytes[1]
    switch bytes[2] {
    case 0: temporary = .unchanged
    case 1: temporary = .cancel
    case 2: temporary = .show(try Blink(bytes: bytes[3..<7]), tenths: UInt16(littleEndian: bytes[7], bytes[8]))
    default: throw .unableToProcess
    }
    switch bytes[9] {
    case 0: permanent = nil
    case 1: permanent = try Blink(bytes: bytes[10..<14])
    default: throw .unableToProcess
    }
  }
}

extension OSDPLED.Blink {
  fileprivate var bytes: [UInt8] { [onTime, offTime, onColor.rawValue, offColor.rawValue] }

  fileprivate init(bytes: ArraySlice<UInt8>) throws(OSDPRefusal) {
    let bytes = Array(bytes)
    guard let on = OSDPLED.Color(rawValue: bytes[2]), let off = OSDPLED.Color(rawValue: bytes[3]) else {
      throw .unableToProcess
    }
    self.init(onTime: bytes[0], offTime: bytes[1], onColor: on, offColor: off)
  }
}
