/// A secure channel between the panel and a peripheral, at either end (IEC 60839-11-5 annex D).
///
/// Each message's authentication code is chained to the one before it from the other end, so that none can be repeated,
/// dropped or put in. A message that is sent again is sent with the same bytes and is not sealed again.
public struct OSDPSecureChannel: Sendable {
  private let keys: OSDPSessionKeys
  private var lastSent: [UInt8]
  private var lastReceived: [UInt8]

  init(keys: OSDPSessionKeys, initialMAC: [UInt8]) {
    self.keys = keys
    lastSent = initialMAC
    lastReceived = initialMAC
  }

  /// The frame as it goes into the channel: its data encrypted, with an authentication code.
  public mutating func seal(_ frame: OSDPFrame) -> OSDPFrame {
    var sealed = frame
    if frame.data.isEmpty {
      sealed.security = OSDPSecurityBlock(type: frame.isReply ? OSDPSecurityBlock.reply : OSDPSecurityBlock.command)
    } else {
      sealed.security = OSDPSecurityBlock(
        type: frame.isReply ? OSDPSecurityBlock.encryptedReply : OSDPSecurityBlock.encryptedCommand)
      sealed.data = OSDPCipher.encryptChain(
        OSDPCipher.pad(frame.data), keys.encryption, start: Self.inverse(lastReceived))
    }
    lastSent = authenticationCode(of: sealed, after: lastReceived)
    sealed.authentication = Array(lastSent.prefix(OSDPFrame.authenticationLength))
    return sealed
  }

  /// The frame as it was before it was sealed at the other end.
  ///
  /// - Throws: `unauthenticated` where it is in clear or its authentication code does not fit, `malformed` where its
  ///   data cannot be decrypted. The channel is as before then.
  public mutating func open(_ frame: OSDPFrame) throws(FrameFault) -> OSDPFrame {
    let plain = frame.isReply ? OSDPSecurityBlock.reply : OSDPSecurityBlock.command
    let encrypted = frame.isReply ? OSDPSecurityBlock.encryptedReply : OSDPSecurityBlock.encryptedCommand
    guard let type = frame.security?.type, type == plain || type == encrypted else { throw .unauthenticated }
    let code = authenticationCode(of: frame, after: lastSent)
    guard OSDPCipher.areEqual(Array(code.prefix(OSDPFrame.authenticationLength)), frame.authentication) else {
      throw .unauthenticated
    }
    var opened = frame
    opened.security = nil
    opened.authentication = []
    if type == encrypted, !frame.data.isEmpty {
      guard frame.data.count % OSDPCipher.blockLength == 0,
        let data = OSDPCipher.unpad(
          OSDPCipher.decryptChain(frame.data, keys.encryption, start: Self.inverse(lastSent)))
      else { throw .malformed }
      opened.data = data
    }
    lastReceived = code
    return opened
  }

  /// All but the last block under one key, the last under the other; padded only where the blocks are not whole.
  private func authenticationCode(of frame: OSDPFrame, after last: [UInt8]) -> [UInt8] {
    var bytes = frame.authenticatedBytes
    if bytes.count % OSDPCipher.blockLength != 0 { bytes = OSDPCipher.pad(bytes) }
    let head = Array(bytes.dropLast(OSDPCipher.blockLength))
    let chain = OSDPCipher.encryptChain(head, keys.authentication1, start: last)
    let before = chain.isEmpty ? last : Array(chain.suffix(OSDPCipher.blockLength))
    return OSDPCipher.encryptChain(
      Array(bytes.suffix(OSDPCipher.blockLength)), keys.authentication2, start: before)
  }

  private static func inverse(_ bytes: [UInt8]) -> [UInt8] { bytes.map(~) }
}
