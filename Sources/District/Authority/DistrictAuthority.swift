public import Crypto
import FoundationEssentials
public import StationCore
public import X509

/// The district's own certificate authority: one P-256 key that signs certificates and documents.
public struct DistrictAuthority: Sendable {
  /// How long a station's certificate is good for unless something else is said, in milliseconds: 90 days.
  public static let stationLife: Int64 = 90 * day
  private static let serverLife: Int64 = 825 * day
  private static let authorityLife: Int64 = 7305 * day
  private static let day: Int64 = 86_400_000

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
    let span = Self.span(from: now, life: Self.authorityLife)
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

  /// A certificate by which a station proves who it is, good for so many milliseconds.
  ///
  /// - Throws: Whatever encoding the certificate throws.
  public func issue(
    to station: StationID, key: P256.Signing.PublicKey, at now: Int64, life: Int64 = Self.stationLife
  ) throws -> Certificate {
    try issue(
      subject: station.description, key: key, life: life, at: now, usage: .clientAuth, alternatives: nil)
  }

  /// The server's certificate for DNS names and IP addresses.
  ///
  /// - Throws: ``DistrictFault/badName(_:)``, or whatever encoding the certificate throws.
  public func issueServer(names: [String], key: P256.Signing.PublicKey, at now: Int64) throws -> Certificate {
    let alternatives = try names.map(ServerName.generalName)
    return try issue(
      subject: names.first ?? "district", key: key, life: Self.serverLife, at: now, usage: .serverAuth,
      alternatives: SubjectAlternativeNames(alternatives))
  }

  private func issue(
    subject: String, key: P256.Signing.PublicKey, life: Int64, at now: Int64, usage: ExtendedKeyUsage.Usage,
    alternatives: SubjectAlternativeNames?
  ) throws -> Certificate {
    let publicKey = Certificate.PublicKey(key)
    let span = Self.span(from: now, life: life)
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

  /// From a little before now, since others' clocks may run behind: a day, but never much of a short life.
  private static func span(from now: Int64, life: Int64) -> (from: Date, to: Date) {
    let second = now / 1000
    let early = min(day, life / 24) / 1000
    return (
      Date(timeIntervalSince1970: Double(second - early)), Date(timeIntervalSince1970: Double(second + life / 1000))
    )
  }
}
