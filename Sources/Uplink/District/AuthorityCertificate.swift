import NIOSSL
import SwiftASN1
import X509

/// The certificate of the district's authority: the only root of trust, and the key behind signed documents.
struct AuthorityCertificate: Sendable {
  /// For TLS.
  let root: NIOSSLCertificate
  /// For signatures.
  let certificate: Certificate

  /// Reads the authority file.
  ///
  /// - Throws: ``ContactFault/authorityMissing(path:)``, ``ContactFault/authorityUnreadable(path:)``.
  init(file: String) throws(ContactFault) {
    let bytes: [UInt8]?
    do { bytes = try DurableFile.read(file) } catch { throw .file(error) }
    guard let bytes else { throw .authorityMissing(path: file) }
    // Read by the TLS library and not by SwiftASN1, which takes no PEM whose lines are not 64 long.
    guard let root = try? NIOSSLCertificate.fromPEMBytes(bytes).first, let der = try? root.toDERBytes(),
      let certificate = try? Certificate(derEncoded: der)
    else { throw .authorityUnreadable(path: file) }
    self.root = root
    self.certificate = certificate
  }

  /// Whether the authority's key has signed a certificate, whatever the clock says.
  func signed(_ other: Certificate) -> Bool {
    other.issuer == certificate.subject
      && certificate.publicKey.isValidSignature(other.signature, for: other)
  }
}
