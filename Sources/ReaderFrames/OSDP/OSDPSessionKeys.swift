import Crypto
import StationCore

/// The three keys of one secure channel, made of the reader's key and the panel's random bytes.
struct OSDPSessionKeys: Sendable {
  /// Encrypts data and proofs (S-ENC).
  let encryption: SymmetricKey
  /// Makes all blocks of an authentication code but the last (S-MAC1).
  let authentication1: SymmetricKey
  /// Makes the last block of an authentication code (S-MAC2).
  let authentication2: SymmetricKey

  init(key: OSDPKey, panelNonce: [UInt8]) {
    let base = SymmetricKey(data: key.bytes)
    func derive(_ purpose: [UInt8]) -> SymmetricKey {
      let block = purpose + panelNonce.prefix(6) + [UInt8](repeating: 0, count: 8)
      return SymmetricKey(data: OSDPCipher.encrypt(block, base))
    }
    encryption = derive([0x01, 0x82])
    authentication1 = derive([0x01, 0x01])
    authentication2 = derive([0x01, 0x02])
  }
}
