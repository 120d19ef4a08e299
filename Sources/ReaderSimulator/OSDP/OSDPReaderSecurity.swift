import ReaderFrames
import StationCore

/// A simulated reader's side of the secure channel: its key, what it takes without a channel, and the channel.
///
/// A reader with a key of its own that is not being installed takes nothing in clear but the questions what it is and
/// what it can do, and no handshake with the key that everybody knows.
struct OSDPReaderSecurity: Sendable {
  private enum State: Sendable {
    case none
    case challenged(OSDPHandshake, OSDPKeyKind)
    case open(OSDPSecureChannel)
  }

  private var key: OSDPKey?
  private var isInstalling: Bool
  private var state = State.none

  init(key: OSDPKey?, isInstalling: Bool) {
    self.key = key
    self.isInstalling = isInstalling
  }

  /// Whether there is a key for a handshake.
  var isSupported: Bool { key != nil || isInstalling }

  private var isRequired: Bool { key != nil && !isInstalling }

  /// Forgets the channel.
  mutating func reset() { state = .none }

  /// The command in clear, and whether it came through the channel.
  ///
  /// - Throws: The reason why the command is not obeyed; a channel whose authentication failed is no more.
  mutating func open(_ frame: OSDPFrame) throws(OSDPRefusal) -> (frame: OSDPFrame, isProtected: Bool) {
    switch frame.security?.type {
    case nil:
      if case .open = state { throw .securityRequired }
      guard !isRequired || Self.isAlwaysAnswered(frame.code) else { throw .securityRequired }
      return (frame, false)
    case OSDPSecurityBlock.challenge, OSDPSecurityBlock.serverCryptogram: return (frame, false)
    case OSDPSecurityBlock.command, OSDPSecurityBlock.encryptedCommand:
      guard case .open(var channel) = state else { throw .securityRequired }
      do throws(FrameFault) {
        let opened = try channel.open(frame)
        state = .open(channel)
        return (opened, true)
      } catch {
        state = .none
        throw .securityRequired
      }
    default: throw .securityUnsupported
    }
  }

  /// Answers a challenge with the reader's proof.
  ///
  /// - Throws: `securityUnsupported` without any key, `securityRequired` where the key is not to be used.
  mutating func accept(
    challenge: [UInt8], _ block: OSDPSecurityBlock?, uid: [UInt8], nonce: [UInt8]
  ) throws(OSDPRefusal) -> (OSDPReply, OSDPSecurityBlock) {
    state = .none
    guard isSupported else { throw .securityUnsupported }
    guard block?.type == OSDPSecurityBlock.challenge, let kind = block?.key, let key = key(of: kind),
      let handshake = OSDPHandshake(key: key, panelNonce: challenge, peripheralNonce: nonce)
    else { throw .securityRequired }
    state = .challenged(handshake, kind)
    return (
      .clientCryptogram(uid: uid, random: nonce, cryptogram: handshake.clientCryptogram),
      OSDPSecurityBlock(type: OSDPSecurityBlock.clientCryptogram, key: kind)
    )
  }

  /// Opens the channel if the panel's proof is right.
  ///
  /// - Throws: `securityRequired` where it is not, or was not asked for.
  mutating func accept(
    serverCryptogram: [UInt8], _ block: OSDPSecurityBlock?
  ) throws(OSDPRefusal) -> (OSDPReply, OSDPSecurityBlock) {
    defer { if case .challenged = state { state = .none } }
    guard case .challenged(let handshake, let kind) = state, block?.type == OSDPSecurityBlock.serverCryptogram,
      block?.key == kind, handshake.accepts(serverCryptogram: serverCryptogram)
    else { throw .securityRequired }
    state = .open(handshake.channel)
    // In this block alone the byte says that the proof was right, whichever key it was.
    return (.initialMAC(handshake.initialMAC), OSDPSecurityBlock(type: OSDPSecurityBlock.initialMAC, data: [1]))
  }

  /// Takes the key as its own; from the next channel on it is the only one.
  mutating func install(_ key: OSDPKey) {
    self.key = key
    isInstalling = false
  }

  /// The reply as it goes into the channel.
  mutating func seal(_ reply: OSDPFrame) -> OSDPFrame {
    guard case .open(var channel) = state else { return reply }
    defer { state = .open(channel) }
    return channel.seal(reply)
  }

  private func key(of kind: OSDPKeyKind) -> OSDPKey? {
    switch kind {
    case .own: key
    case .installation: isInstalling ? .installation : nil
    }
  }

  private static func isAlwaysAnswered(_ code: UInt8) -> Bool {
    code == OSDPCommand.identify.code || code == OSDPCommand.capabilities.code
  }
}
