/// The secret that an OSDP reader shares with the station, by which they make a secure channel (SCBK).
///
/// Every reader has a key of its own, set with `station reader set-key`.
public struct OSDPKey: Hashable, Sendable {
  /// How many bytes a key has.
  public static let length = 16
  /// The key that every reader is delivered with and everybody knows (SCBK-D, IEC 60839-11-5 annex D).
  ///
  /// It protects nothing; it serves only to set another.
  public static let installation = OSDPKey(unchecked: Array(0x30...0x3F))

  /// The sixteen bytes.
  public let bytes: [UInt8]

  /// `nil` unless there are sixteen bytes.
  public init?(bytes: [UInt8]) {
    guard bytes.count == Self.length else { return nil }
    self.bytes = bytes
  }

  /// `nil` unless the text is 32 hexadecimal digits.
  public init?(_ text: some StringProtocol) {
    guard let bytes = Hex.decode(text) else { return nil }
    self.init(bytes: bytes)
  }

  /// A key made of these random numbers.
  public init(using generator: inout some RandomNumberGenerator) {
    var bytes: [UInt8] = []
    for _ in 0..<Self.length { bytes.append(UInt8.random(in: .min ... .max, using: &generator)) }
    self.bytes = bytes
  }

  private init(unchecked bytes: [UInt8]) { self.bytes = bytes }
}

extension OSDPKey: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// What it is; never the secret.
  public var description: String { "OSDP key" }
  /// The same as ``description``.
  public var debugDescription: String { description }
  /// A mirror without children, so that `dump` shows no secret either.
  public var customMirror: Mirror { Mirror(self, children: EmptyCollection<Mirror.Child>()) }
}
