public import Crypto
import FoundationEssentials
public import StationCore
public import X509

/// The district's own certificate authority: one P-256 key that signs certificates and documents.
public struct DistrictAuthority: Sendable {
  /// How long a station's certificate is good for, in days.
  public static let stationDays = 90
  /// How long the server's certificate is good for, in days.
  public static let serverDays = 825
  private static let authorityDays = 7305

  /// The authority's certificate.
  public let certificate: Certificate
  /// The authority's private key.
  public let key: P256.Signing.PrivateKey

  /// An authority as it was read.
  public init(certificate: Certificate, key: P256.Signing.PrivateKey) {
    self.certificate = certificate
    self.key = key
  }

  /// Makes a new authority with a self-signed certificate.
  ///
  /// - Throws: Whatever encoding the certificate throws.
  public init(madeAt now: Int64) throws {
    let key = P256.Signing.PrivateKey()
    let name = try DistinguishedName { CommonName("WarmStation district authority") }
    let publicKey = Certificate.PublicKey(key.publicKey)
    let span = Self.span(from: now, days: Self.authorityDays)
    certificate = try Certificate(
      version: .v3, serialNumber: .init(), publicKey: publicKey, notValidBefore: span.from, notValidAfter: span.to,
      issuer: name, subject: name,
      extensions: try Certificate.Extensions {
        Critical(BasicConstraints.isCertificateAuthority(maxPathLength: 0))
        Critical(KeyUsage(digitalSignature: true, keyCertSign: true, cRLSign: true))
        SubjectKeyIdentifier(hash: publicKey)
      },
      issuerPrivateKey: .init(key))
    self.key = key
  }

  /// A certificate by which a station proves who it is.
  ///
  /// - Throws: Whatever encoding the certificate throws.
  public func issue(to station: StationID, key: P256.Signing.PublicKey, at now: Int64) throws -> Certificate {
    try issue(
      subject: station.description, key: key, days: Self.stationDays, at: now, usage: .clientAuth, alternatives: nil)
  }

  /// The server's certificate for DNS names and IP addresses.
  ///
  /// - Throws: ``DistrictFault/badName(_:)``, or whatever encoding the certificate throws.
  public func issueServer(names: [String], key: P256.Signing.PublicKey, at now: Int64) throws -> Certificate {
    let alternatives = try names.map(ServerName.generalName)
    return try issue(
      subject: names.first ?? "district", key: key, days: Self.serverDays, at: now, usage: .serverAuth,
      alternatives: SubjectAlternativeNames(alternatives))
  }

  private func issue(
    subject: String, key: P256.Signing.PublicKey, days: Int, at now: Int64, usage: ExtendedKeyUsage.Usage,
    alternatives: SubjectAlternativeNames?
  ) throws -> Certificate {
    let publicKey = Certificate.PublicKey(key)
    let span = Self.span(from: now, days: days)
    return try Certificate(
      version: .v3, serialNumber: .init(), publicKey: publicKey, notValidBefore: span.from, notValidAfter: span.to,
      issuer: certificate.subject, subject: try DistinguishedName { CommonName(subject) },
      extensions: try Certificate.Extensions {
        Critical(BasicConstraints.notCertificateAuthority)
        Critical(KeyUsage(digitalSignature: true))
        try ExtendedKeyUsage([usage])
        SubjectKeyIdentifier(hash: publicKey)
        AuthorityKeyIdentifier(
          keyIdentifier: SubjectKeyIdentifier(hash: Certificate.PublicKey(self.key.publicKey)).keyIdentifier)
        if let alternatives { alternatives }
      },
      issuerPrivateKey: .init(self.key))
  }

  /// From a day before now, since a station's clock may run behind.
  private static func span(from now: Int64, days: Int) -> (from: Date, to: Date) {
    let day: Double = 86_400
    let second = Double(now / 1000)
    return (
      Date(timeIntervalSince1970: second - day), Date(timeIntervalSince1970: second + Double(days) * day)
    )
  }
}
