import NIOSSL
import X509

/// What the station shows the district: its certificate, and the key that proves it.
struct StationIdentity: Sendable {
  /// The certificate, and any between it and the authority.
  let chain: [NIOSSLCertificate]
  /// The private key.
  let key: NIOSSLPrivateKey
}
