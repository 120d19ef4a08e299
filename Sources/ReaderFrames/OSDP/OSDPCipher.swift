import Crypto
import CryptoExtras
import StationCore

/// AES-128 as the secure channel uses it: single blocks, and chains of blocks (CBC) whose ends it needs.
enum OSDPCipher {
  static let blockLength = 16

  /// One block, encrypted.
  static func encrypt(_ block: [UInt8], _ key: SymmetricKey) -> [UInt8] {
    var block = block
    do { try AES.permute(&block, key: key) } catch { preconditionFailure("a block and a key have 16 bytes") }
    return block
  }

  /// Whole blocks, each mixed with the one before it and encrypted.
  static func encryptChain(_ bytes: [UInt8], _ key: SymmetricKey, start: [UInt8]) -> [UInt8] {
    var last = start
    var chain: [UInt8] = []
    chain.reserveCapacity(bytes.count)
    for block in blocks(bytes) {
      last = encrypt(mix(block, last), key)
      chain += last
    }
    return chain
  }

  /// What ``encryptChain(_:_:start:)`` made the bytes of.
  static func decryptChain(_ bytes: [UInt8], _ key: SymmetricKey, start: [UInt8]) -> [UInt8] {
    var last = start[...]
    var plain: [UInt8] = []
    plain.reserveCapacity(bytes.count)
    for block in blocks(bytes) {
      var opened = Array(block)
      do { try AES.inversePermute(&opened, key: key) } catch { preconditionFailure("a block and a key have 16 bytes") }
      plain += mix(opened[...], Array(last))
      last = block
    }
    return plain
  }

  /// The bytes with `80` and as many zeros behind them as make whole blocks.
  static func pad(_ bytes: [UInt8]) -> [UInt8] {
    let padded = bytes + [0x80]
    return padded + [UInt8](repeating: 0, count: (blockLength - padded.count % blockLength) % blockLength)
  }

  /// The bytes before the padding; `nil` where there is none.
  static func unpad(_ bytes: [UInt8]) -> [UInt8]? {
    guard let end = bytes.lastIndex(where: { $0 != 0 }), bytes[end] == 0x80, bytes.count - end <= blockLength else {
      return nil
    }
    return Array(bytes[..<end])
  }

  /// Whether both are the same, found out in a time that does not depend on where they differ.
  static func areEqual(_ first: [UInt8], _ second: [UInt8]) -> Bool {
    first.count == second.count && zip(first, second).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
  }

  private static func blocks(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    stride(from: 0, to: bytes.count, by: blockLength).map { bytes[$0..<$0 + blockLength] }
  }

  private static func mix(_ first: ArraySlice<UInt8>, _ second: [UInt8]) -> [UInt8] { zip(first, second).map(^) }
}
