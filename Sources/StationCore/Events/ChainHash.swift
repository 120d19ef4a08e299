import Crypto

/// The seal over an event and all events before it: SHA-256, 32 bytes, written as 64 hexadecimal digits.
public struct ChainHash: Hashable, Sendable, CustomStringConvertible {
  /// The 32 bytes.
  public let bytes: [UInt8]

  /// `nil` unless there are exactly 32 bytes.
  public init?(bytes: [UInt8]) {
    guard bytes.count == 32 else { return nil }
    self.bytes = bytes
  }

  /// `nil` unless the text is 64 hexadecimal digits.
  public init?(_ text: some StringProtocol) {
    guard let bytes = Hex.decode(text) else { return nil }
    self.init(bytes: bytes)
  }

  private init(_ digest: SHA256.Digest) { bytes = Array(digest) }

  /// The head of an empty ledger: SHA-256 of `warmstation ledger 1` + line feed + source, so that no ledger's events
  /// fit behind another's.
  public static func genesis(of source: EventSource) -> ChainHash {
    ChainHash(SHA256.hash(data: Array("warmstation ledger 1\n\(source)".utf8)))
  }

  /// The seal of the next event: SHA-256 of these 32 bytes followed by the event's canonical bytes.
  public func next(_ canonicalBytes: some Collection<UInt8>) -> ChainHash {
    var hasher = SHA256()
    hasher.update(data: bytes)
    canonicalBytes.withContiguousStorageIfAvailable { hasher.update(bufferPointer: UnsafeRawBufferPointer($0)) }
      ?? hasher.update(data: Array(canonicalBytes))
    return ChainHash(hasher.finalize())
  }

  /// The 64 digits.
  public var description: String { Hex.encode(bytes) }
}
