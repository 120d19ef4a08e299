extension OSDPFrame {
  /// What the first bytes of a stream amount to.
  public enum Verdict: Equatable {
    /// The start of a frame that cannot be judged before there are so many bytes.
    case unfinished(needed: Int)
    /// A whole frame of so many bytes.
    case frame(OSDPFrame, length: Int)
    /// A whole frame whose check does not fit.
    case wrongChecksum
    /// No frame begins so.
    case broken
  }

  /// Judges the beginning of the bytes.
  public static func judge(_ bytes: ArraySlice<UInt8>) -> Verdict {
    guard let first = bytes.first else { return .unfinished(needed: headerLength) }
    guard first == start else { return .broken }
    guard bytes.count >= headerLength else { return .unfinished(needed: headerLength) }
    let base = bytes.startIndex
    let length = Int(bytes[base + 2]) | Int(bytes[base + 3]) << 8
    let control = bytes[base + 4]
    let checkLength = control & crcBit == 0 ? 1 : 2
    guard (headerLength + 1 + checkLength...maximumLength).contains(length) else { return .broken }
    guard bytes.count >= length else { return .unfinished(needed: length) }
    let checked = bytes[base..<base + length - checkLength]
    let check = bytes[checked.endIndex..<base + length]
    guard hasRightCheck(checked, check) else { return .wrongChecksum }
    guard let frame = OSDPFrame(checked: checked) else { return .broken }
    return .frame(frame, length: length)
  }

  private static func hasRightCheck(_ bytes: ArraySlice<UInt8>, _ check: ArraySlice<UInt8>) -> Bool {
    if check.count == 1 { return check.first == OSDPChecksum.sum(bytes) }
    let crc = OSDPChecksum.crc(bytes)
    return check.first == UInt8(truncatingIfNeeded: crc) && check.last == UInt8(crc >> 8)
  }

  /// Takes apart a frame whose length and check are right; the check is not among the bytes.
  private init?(checked bytes: ArraySlice<UInt8>) {
    let base = bytes.startIndex
    let control = bytes[base + 4]
    var body = bytes.dropFirst(Self.headerLength)
    var security: OSDPSecurityBlock?
    var authentication: [UInt8] = []
    if control & Self.securityBit != 0 {
      guard let length = body.first.map(Int.init), length >= 2, length < body.count else { return nil }
      let block = OSDPSecurityBlock(type: body[body.startIndex + 1], data: Array(body.prefix(length).dropFirst(2)))
      body = body.dropFirst(length)
      if block.isAuthenticated {
        guard body.count > Self.authenticationLength else { return nil }
        authentication = Array(body.suffix(Self.authenticationLength))
        body = body.dropLast(Self.authenticationLength)
      }
      security = block
    }
    guard let code = body.first else { return nil }
    self.init(
      address: bytes[base + 1] & ~Self.replyBit, isReply: bytes[base + 1] & Self.replyBit != 0,
      sequence: control & Self.sequenceBits, hasCRC: control & Self.crcBit != 0, security: security, code: code,
      data: Array(body.dropFirst()), authentication: authentication)
    reserved = control & Self.reservedBits
  }
}
