import Crypto
import StationCore
import X509

/// A private key made on this device, and what is asked for with it.
struct StationKey: Sendable {
  private let key: P256.Signing.PrivateKey

  /// Makes a new P-256 key.
  init() { key = P256.Signing.PrivateKey() }

  /// The key as PEM (PKCS#8), with a line feed at the end.
  var pem: String { key.pemRepresentation + "\n" }

  /// The public half, as certificates hold it.
  var publicKey: Certificate.PublicKey { Certificate.PublicKey(key.publicKey) }

  /// A certificate request for a station (PKCS#10): its common name is the station's id, signed by this key.
  ///
  /// - Throws: Whatever signing throws; a key in memory does not.
  func request(for station: StationID) throws -> CertificateSigningRequest {
    try CertificateSigningRequest(
      version: .v1, subject: try DistinguishedName { CommonName(station.description) },
      privateKey: Certificate.PrivateKey(key), attributes: CertificateSigningRequest.Attributes(),
      signatureAlgorithm: .ecdsaWithSHA256)
  }
}
