import Crypto
public import StationCore

/// What the panel and a peripheral prove to each other before a secure channel (IEC 60839-11-5 annex D).
///
/// Both ends make the same value of the key and of the random bytes that they told each other.
public struct OSDPHandshake: Sendable {
  /// How many random bytes each end contributes.
  public static let nonceLength = 8
  /// How many bytes a proof has.
  public static let cryptogramLength = 16

  private let keys: OSDPSessionKeys
  private let panelNonce: [UInt8]
  private let peripheralNonce: [UInt8]

  /// `nil` unless both ends contributed ``nonceLength`` bytes.
  public init?(key: OSDPKey, panelNonce: [UInt8], peripheralNonce: [UInt8]) {
    guard panelNonce.count == Self.nonceLength, peripheralNonce.count == Self.nonceLength else { return nil }
    keys = OSDPSessionKeys(key: key, panelNonce: panelNonce)
    self.panelNonce = panelNonce
    self.peripheralNonce = peripheralNonce
  }

  /// The proof of the peripheral.
  public var clientCryptogram: [UInt8] {
    OSDPCipher.encryptChain(panelNonce + peripheralNonce, keys.encryption, start: Self.zeros)
  }

  /// The proof of the panel.
  public var serverCryptogram: [UInt8] {
    OSDPCipher.encryptChain(peripheralNonce + panelNonce, keys.encryption, start: Self.zeros)
  }

  /// The first authentication code, with which the peripheral opens the channel (R-MAC-I).
  public var initialMAC: [UInt8] {
    OSDPCipher.encrypt(OSDPCipher.encrypt(serverCryptogram, keys.authentication1), keys.authentication2)
  }

  /// Whether a proof that came is ``clientCryptogram``.
  public func accepts(clientCryptogram: [UInt8]) -> Bool {
    OSDPCipher.areEqual(clientCryptogram, self.clientCryptogram)
  }

  /// Whether a proof that came is ``serverCryptogram``.
  public func accepts(serverCryptogram: [UInt8]) -> Bool {
    OSDPCipher.areEqual(serverCryptogram, self.serverCryptogram)
  }

  /// Whether an authentication code that came is ``initialMAC``.
  public func accepts(initialMAC: [UInt8]) -> Bool { OSDPCipher.areEqual(initialMAC, self.initialMAC) }

  /// The channel that the handshake leads to, for either end.
  public var channel: OSDPSecureChannel { OSDPSecureChannel(keys: keys, initialMAC: initialMAC) }

  private static let zeros = [UInt8](repeating: 0, count: OSDPCipher.blockLength)
}
