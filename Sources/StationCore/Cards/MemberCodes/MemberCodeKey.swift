public import Crypto

/// A public key of the district by which stations verify member codes.
public struct MemberCodeKey: Sendable {
  /// The first four bytes of SHA-256 over ``bytes``, most significant first: how a code names its key.
  public let id: UInt32
  /// The point on P-256 in uncompressed form (SEC 1, clause 2.3.3): 65 bytes that begin with 04.
  public let bytes: [UInt8]
  /// The key itself.
  public let key: P256.Signing.PublicKey

  /// A key.
  public init(_ key: P256.Signing.PublicKey) {
    self.key = key
    bytes = Array(key.x963Representation)
    id = UInt32(bigEndianBytes: Array(SHA256.hash(data: bytes).prefix(4))[...])
  }

  /// `nil` unless the bytes are a point on P-256 in uncompressed form.
  public init?(bytes: [UInt8]) {
    guard bytes.count == 65, let key = try? P256.Signing.PublicKey(x963Representation: bytes) else { return nil }
    self.init(key)
  }
}

extension MemberCodeKey: Hashable {
  /// Whether both are the same point.
  public static func == (one: MemberCodeKey, other: MemberCodeKey) -> Bool { one.bytes == other.bytes }

  /// Hashes the point.
  public func hash(into hasher: inout Hasher) { hasher.combine(bytes) }
}

extension MemberCodeKey: Codable {
  /// Reads the 65 bytes as 130 hexadecimal digits.
  ///
  /// - Throws: `DecodingError.dataCorrupted` where the text is no such key.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let bytes = Hex.decode(try container.decode(String.self)), let key = MemberCodeKey(bytes: bytes) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "a member code key is a point on P-256 in 130 hex digits")
    }
    self = key
  }

  /// Writes the 65 bytes as 130 hexadecimal digits.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(Hex.encode(bytes))
  }
}
