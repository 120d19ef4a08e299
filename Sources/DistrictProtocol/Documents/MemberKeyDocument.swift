public import StationCore

/// The district's member key as it goes over the wire; its description hides the secret.
public struct MemberKeyDocument: Hashable, Sendable, Codable, CustomStringConvertible, CustomReflectable {
  /// Counts the district's keys from 1.
  public let version: Int
  /// The 32 bytes as 64 hexadecimal digits.
  public let key: String

  /// The document of a key.
  public init(_ memberKey: MemberKey) {
    version = memberKey.version
    key = Hex.encode(memberKey.bytes)
  }

  /// The key; `nil` where the digits or the version are not those of a key.
  public var memberKey: MemberKey? { Hex.decode(key).flatMap { MemberKey(version: version, bytes: $0) } }

  /// The version only; never the secret.
  public var description: String { "member key version \(version)" }
  /// A mirror without children, so that `dump` shows no secret either.
  public var customMirror: Mirror { Mirror(self, children: EmptyCollection<Mirror.Child>()) }
}
