/// One message on an OSDP line (IEC 60839-11-5, 5.9): `53`, address, length, control, security block, code, data, check.
public struct OSDPFrame: Hashable, Sendable {
  /// The byte that begins a frame.
  public static let start: UInt8 = 0x53
  /// The byte that may stand before a frame and is no part of it.
  public static let mark: UInt8 = 0xFF
  /// The address that every peripheral listens to.
  public static let broadcast: UInt8 = 0x7F
  /// The longest frame, in bytes.
  public static let maximumLength = 1_440
  /// How many bytes of an authentication code are sent.
  public static let authenticationLength = 4

  static let headerLength = 5
  static let replyBit: UInt8 = 0x80
  static let sequenceBits: UInt8 = 0x03
  static let crcBit: UInt8 = 0x04
  static let securityBit: UInt8 = 0x08
  static let reservedBits: UInt8 = 0xF0

  /// The peripheral's address, 0…126, or ``broadcast``.
  public var address: UInt8
  /// Whether a peripheral says it; else the panel.
  public var isReply: Bool
  /// The message's number, 0…3; 0 begins anew.
  public var sequence: UInt8
  /// Whether the check is the 16-bit code; else the 8-bit one.
  public var hasCRC: Bool
  /// What the frame is to the secure channel, if anything.
  public var security: OSDPSecurityBlock?
  /// Which command or reply it is.
  public var code: UInt8
  /// What belongs to the command or reply.
  public var data: [UInt8]
  /// The authentication code: four bytes where the security block asks for it, else none.
  public var authentication: [UInt8]
  /// Bits of the control byte that mean nothing, as they came.
  var reserved: UInt8 = 0

  /// A frame; without `security` it is in clear.
  public init(
    address: UInt8, isReply: Bool, sequence: UInt8, hasCRC: Bool = true, security: OSDPSecurityBlock? = nil,
    code: UInt8, data: [UInt8] = [], authentication: [UInt8] = []
  ) {
    self.address = address
    self.isReply = isReply
    self.sequence = sequence
    self.hasCRC = hasCRC
    self.security = security
    self.code = code
    self.data = data
    self.authentication = authentication
  }

  /// The bytes of the frame, without a mark.
  public func encode() -> [UInt8] {
    let bytes = authenticatedBytes + authentication
    guard hasCRC else { return bytes + [OSDPChecksum.sum(bytes)] }
    let crc = OSDPChecksum.crc(bytes)
    return bytes + [UInt8(truncatingIfNeeded: crc), UInt8(crc >> 8)]
  }

  /// The bytes before the authentication code, which it protects; their length counts the code already.
  var authenticatedBytes: [UInt8] {
    let block = security?.bytes ?? []
    let tail = (security?.isAuthenticated == true ? Self.authenticationLength : 0) + (hasCRC ? 2 : 1)
    let length = Self.headerLength + block.count + 1 + data.count + tail
    let control =
      sequence & Self.sequenceBits | (hasCRC ? Self.crcBit : 0) | (security == nil ? 0 : Self.securityBit) | reserved
    var bytes: [UInt8] = []
    bytes.reserveCapacity(length)
    bytes.append(Self.start)
    bytes.append(address & ~Self.replyBit | (isReply ? Self.replyBit : 0))
    bytes.append(UInt8(truncatingIfNeeded: length))
    bytes.append(UInt8(truncatingIfNeeded: length >> 8))
    bytes.append(control)
    return bytes + block + [code] + data
  }
}
