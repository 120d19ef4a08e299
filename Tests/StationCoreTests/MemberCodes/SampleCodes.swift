import Crypto
import StationCore

/// Member codes that a made-up district signs.
enum SampleCodes {
  static let key = P256.Signing.PrivateKey()
  static let publicKey = MemberCodeKey(key.publicKey)

  static func code(
    _ number: UInt64 = 1, member: UInt8 = 1, issued: Int64 = Samples.morning, minutes: Int = 5, keyVersion: Int = 1,
    keyID: UInt32 = publicKey.id
  ) -> MemberCode {
    MemberCode(
      keyID: keyID, memberKeyVersion: keyVersion, member: Samples.member(member), issuedMilliseconds: issued,
      lifetimeMinutes: minutes, id: MemberCodeID(rawValue: number)) ?? { fatalError("a code within its bounds") }()
  }

  static func text(_ code: MemberCode, key: P256.Signing.PrivateKey = key) throws -> [UInt8] {
    Array(try code.text(signedBy: key).utf8)
  }
}
