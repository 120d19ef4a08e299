import NIOCore
import NIOSSL
import SwiftASN1
import X509

/// Which certificates a connection may show: those that the district's own authority has signed.
///
/// What one of them is worth now, and for what, is decided call by call: an expired one still says which station wants
/// to come back, and its holder is told in words what to do, which the end of a handshake could not.
struct ClientCertificateCheck: Sendable {
  let authority: Certificate

  /// Judges what a client shows; the TLS library sees to it that it holds the certificate's key.
  @Sendable func verify(_ chain: [NIOSSLCertificate], _ promise: EventLoopPromise<NIOSSLVerificationResult>) {
    promise.succeed(chain.first.map(isIssued) == true ? .certificateVerified : .failed)
  }

  private func isIssued(_ presented: NIOSSLCertificate) -> Bool {
    guard let der = try? presented.toDERBytes(), let certificate = try? Certificate(derEncoded: der) else {
      return false
    }
    return certificate.issuer == authority.subject
      && authority.publicKey.isValidSignature(certificate.signature, for: certificate)
  }
}
