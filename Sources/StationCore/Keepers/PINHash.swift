/// What is kept of a PIN: the result of scrypt (RFC 7914), its salt and what it costs; no description shows it.
///
/// A text such as `$scrypt$ln=13,r=8,p=10$<salt>$<hash>`, salt and hash in base64 without padding.
public struct PINHash: Hashable, Sendable, CustomStringConvertible, CustomReflectable {
  /// The binary logarithm of scrypt's cost: with a block size of 8, 2^`logCost` KiB are filled.
  public let logCost: Int
  /// How many times that is done.
  public let parallelism: Int
  /// The salt, 16 bytes.
  public let salt: [UInt8]
  /// The derived key, 32 bytes.
  public let hash: [UInt8]

  /// scrypt's block size.
  public static let blockSize = 8
  /// What a station has the memory for, and what is not too little: 1 to 16 MiB.
  public static let allowedLogCost = 10...14
  /// What a station has the time for.
  public static let allowedParallelism = 1...32
  /// How many bytes a salt has.
  public static let saltLength = 16
  /// How many bytes a hash has.
  public static let hashLength = 32

  /// `nil` where one of them is not what it can be.
  public init?(logCost: Int, parallelism: Int, salt: [UInt8], hash: [UInt8]) {
    guard Self.allowedLogCost.contains(logCost), Self.allowedParallelism.contains(parallelism),
      salt.count == Self.saltLength, hash.count == Self.hashLength
    else { return nil }
    self.logCost = logCost
    self.parallelism = parallelism
    self.salt = salt
    self.hash = hash
  }

  /// Never the hash.
  public var description: String { "the hash of a PIN" }
  /// A mirror without children, so that `dump` shows no hash either.
  public var customMirror: Mirror { Mirror(self, children: EmptyCollection<Mirror.Child>()) }
}
