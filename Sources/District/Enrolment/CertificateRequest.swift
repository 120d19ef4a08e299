import Crypto
public import StationCore
public import X509

/// What is checked of a certificate request before anything is signed.
public struct CertificateRequest: Sendable {
  /// The key that the certificate will carry.
  let key: P256.Signing.PublicKey

  /// Checks a request of a station: P-256, signed by its own key, and naming nobody else.
  ///
  /// - Throws: ``EnrolmentRefusal``.
  public init(_ request: CertificateSigningRequest, station: StationID) throws(EnrolmentRefusal) {
    guard let key = P256.Signing.PublicKey(request.publicKey) else { throw .unsuitableKey }
    guard request.publicKey.isValidSignature(request.signature, for: request) else { throw .noProofOfPossession }
    let names = SubjectName.commonNames(request.subject)
    guard names.isEmpty || names == [station.description] else { throw .otherSubject }
    self.key = key
  }
}
