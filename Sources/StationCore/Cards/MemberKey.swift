import Crypto

/// The district's secret from which every station derives the same ``MemberRef`` for the same card.
///
/// It is guarded like the device's private key. The version goes into each check-in, so that the district can change
/// the key and still tell who was who.
public struct MemberKey: Sendable, Equatable {
  /// Counts the district's keys from 1; 0 is a key that the station made for itself.
  public let version: Int
  /// The secret: 32 bytes.
  public let bytes: [UInt8]

  /// `nil` unless the secret has 32 bytes and the version is not negative.
  public init?(version: Int, bytes: [UInt8]) {
    guard bytes.count == 32, version >= 0 else { return nil }
    self.version = version
    self.bytes = bytes
  }

  /// The member reference of a card: the first 16 bytes of HMAC-SHA-256 over technology, a zero byte, and card bytes.
  public func reference(of card: CanonicalCard) -> MemberRef {
    var code = HMAC<SHA256>(key: SymmetricKey(data: bytes))
    code.update(data: Array(card.technology.rawValue.utf8) + [0])
    code.update(data: card.bytes)
    guard let reference = MemberRef(bytes: Array(code.finalize().prefix(16))) else {
      preconditionFailure("SHA-256 gives 32 bytes")
    }
    return reference
  }
}

extension MemberKey: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// The version only; never the secret.
  public var description: String { "member key version \(version)" }
  /// The same as ``description``.
  public var debugDescription: String { description }
  /// A mirror without children, so that `dump` shows no secret either.
  public var customMirror: Mirror { Mirror(self, children: EmptyCollection<Mirror.Child>()) }
}
