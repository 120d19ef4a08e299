/// The security block of an OSDP frame: what the frame is to the secure channel (IEC 60839-11-5 annex D).
public struct OSDPSecurityBlock: Hashable, Sendable {
  /// The panel challenges the peripheral (SCS_11).
  public static let challenge: UInt8 = 0x11
  /// The peripheral proves that it has the key (SCS_12).
  public static let clientCryptogram: UInt8 = 0x12
  /// The panel proves that it has the key (SCS_13).
  public static let serverCryptogram: UInt8 = 0x13
  /// The peripheral opens the channel (SCS_14).
  public static let initialMAC: UInt8 = 0x14
  /// A command with an authentication code (SCS_15).
  public static let command: UInt8 = 0x15
  /// A reply with an authentication code (SCS_16).
  public static let reply: UInt8 = 0x16
  /// A command with encrypted data and an authentication code (SCS_17).
  public static let encryptedCommand: UInt8 = 0x17
  /// A reply with encrypted data and an authentication code (SCS_18).
  public static let encryptedReply: UInt8 = 0x18

  /// Which of the kinds above.
  public var type: UInt8
  /// What follows the type: in the handshake one byte, 0 for the installation key and 1 for the reader's own.
  public var data: [UInt8]

  /// A security block.
  public init(type: UInt8, data: [UInt8] = []) {
    self.type = type
    self.data = data
  }

  /// A block of the handshake, with the byte that says which key is meant.
  public init(type: UInt8, key: OSDPKeyKind) { self.init(type: type, data: [key.rawValue]) }

  /// Whether a frame with this block ends with an authentication code.
  public var isAuthenticated: Bool { (Self.command...Self.encryptedReply).contains(type) }

  /// The key that a block of the handshake names.
  public var key: OSDPKeyKind? { data.first.flatMap(OSDPKeyKind.init) }

  /// With its own length and its type.
  var bytes: [UInt8] { [UInt8(clamping: 2 + data.count), type] + data }
}
