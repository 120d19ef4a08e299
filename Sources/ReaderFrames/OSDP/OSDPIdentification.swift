/// What a peripheral says it is (osdp_PDID).
public struct OSDPIdentification: Hashable, Sendable {
  /// The maker's IEEE number: three bytes.
  public var vendor: [UInt8]
  /// The maker's number of the model.
  public var model: UInt8
  /// The model's version.
  public var version: UInt8
  /// The serial number.
  public var serial: UInt32
  /// The firmware's major, minor and build number: three bytes.
  public var firmware: [UInt8]

  /// An identification; `nil` unless vendor and firmware have three bytes.
  public init?(vendor: [UInt8], model: UInt8, version: UInt8, serial: UInt32, firmware: [UInt8]) {
    guard vendor.count == 3, firmware.count == 3 else { return nil }
    self.vendor = vendor
    self.model = model
    self.version = version
    self.serial = serial
    self.firmware = firmware
  }

  var bytes: [UInt8] {
    vendor + [model, version] + (0..<4).map { UInt8(truncatingIfNeeded: serial >> (8 * $0)) } + firmware
  }

  init?(bytes: [UInt8]) {
    guard bytes.count == 12 else { return nil }
    let serial = bytes[5..<9].reversed().reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
    self.init(
      vendor: Array(bytes[..<3]), model: bytes[3], version: bytes[4], serial: serial, firmware: Array(bytes[9...]))
  }
}
