import Crypto
import CryptoExtras
import FoundationEssentials
public import StationCore

/// Makes hashes of PINs and compares PINs with them: scrypt (RFC 7914) over the digits in ASCII.
///
/// Both take long on purpose, some 0.1 s to 1 s, and fill 8 MiB for that time: not for a thread on which others wait.
public enum PINDerivation {
  /// What a new hash costs: 8 MiB, filled ten times.
  public static let usualCost = (logCost: 13, parallelism: 10)

  /// The hash of a PIN under a salt of 16 random bytes.
  ///
  /// - Throws: Whatever the library throws for costs that are out of its range; for the usual ones it does not.
  public static func hash(
    _ pin: PIN, salt: [UInt8], logCost: Int = usualCost.logCost, parallelism: Int = usualCost.parallelism
  ) throws -> PINHash? {
    let derived = try derive(pin, salt: salt, logCost: logCost, parallelism: parallelism)
    return PINHash(
      logCost: logCost, parallelism: parallelism, salt: salt, hash: derived.withUnsafeBytes { Array($0) })
  }

  /// Whether a PIN is the one of a hash; where that cannot be found out, it is not.
  public static func matches(_ pin: PIN, _ hash: PINHash) -> Bool {
    guard let derived = try? derive(pin, salt: hash.salt, logCost: hash.logCost, parallelism: hash.parallelism) else {
      return false
    }
    // Symmetric keys are compared in a time that says nothing of where they differ.
    return derived == SymmetricKey(data: hash.hash)
  }

  private static func derive(
    _ pin: PIN, salt: [UInt8], logCost: Int, parallelism: Int
  ) throws -> SymmetricKey {
    try KDF.Scrypt.deriveKey(
      from: pin.bytes, salt: salt, outputByteCount: PINHash.hashLength, rounds: 1 << logCost,
      blockSize: PINHash.blockSize, parallelism: parallelism)
  }
}
