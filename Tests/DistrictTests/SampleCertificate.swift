import Crypto
import District
import StationCore
import X509

/// A certificate for a key that nobody keeps.
enum SampleCertificate {
  static func make(_ authority: DistrictAuthority, _ station: StationID) throws -> Certificate {
    try authority.issue(to: station, key: P256.Signing.PrivateKey().publicKey, at: 0)
  }
}
