import NIOSSL
import StationCore
import SwiftASN1
import X509

/// What the station shows the district: its certificate, and the key that proves it.
struct StationIdentity: Sendable {
  /// Whom the certificate is for.
  let station: StationID
  /// The certificate.
  let certificate: Certificate
  /// The certificate for TLS, and any between it and the authority.
  let chain: [NIOSSLCertificate]
  /// The private key.
  let key: NIOSSLPrivateKey

  /// The identity in two PEM texts; `nil` where they are not a station's certificate and its key.
  init?(_ pair: IdentityPEM) {
    guard let chain = try? NIOSSLCertificate.fromPEMBytes(Array(pair.certificate.utf8)),
      let der = try? chain.first?.toDERBytes(), let certificate = try? Certificate(derEncoded: der),
      let station = certificate.station,
      let key = try? NIOSSLPrivateKey(bytes: Array(pair.key.utf8), format: .pem),
      let privateKey = try? Certificate.PrivateKey(pemEncoded: pair.key),
      privateKey.publicKey == certificate.publicKey
    else { return nil }
    self.station = station
    self.certificate = certificate
    self.chain = chain
    self.key = key
  }
}
