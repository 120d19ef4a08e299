import StationCore
import SwiftASN1
import X509

/// The certificate that the district issued, checked before anything is stored.
struct IssuedCertificate: Sendable {
  /// The certificate.
  let certificate: Certificate

  /// Finds the certificate for a key in a reply, and checks that it is what was asked for.
  ///
  /// `districtTime` is the reply's date, in milliseconds since 1970-01-01T00:00:00Z, where it has one.
  /// - Throws: ``EnrolmentFailure`` naming what is wrong with it.
  init(
    in certificates: [Certificate], key: Certificate.PublicKey, station: StationID, authority: AuthorityCertificate,
    districtTime: Int64?
  ) throws(EnrolmentFailure) {
    guard !certificates.isEmpty else { throw .unreadableReply("its reply holds no certificate") }
    guard let own = certificates.first(where: { $0.publicKey == key }) else { throw .otherKey }
    guard authority.signed(own) else { throw .otherAuthority(issuer: own.issuer.description) }
    guard own.station == station else { throw .otherStation(found: own.subject.description) }
    // By the district's clock, and not by this station's, which may be years off.
    guard own.validity.upperBound > districtTime ?? own.validity.lowerBound else {
      throw .unreadableReply(
        "its certificate was valid until \(Timestamp.text(own.validity.upperBound)), which is over by its own clock")
    }
    certificate = own
  }

  /// Until when it is valid, in milliseconds since 1970-01-01T00:00:00Z.
  var validUntil: Int64 { certificate.validity.upperBound }

  /// The certificate as PEM, with a line feed at the end.
  ///
  /// - Throws: Whatever serialising a certificate throws.
  func pem() throws -> String { try certificate.serializeAsPEM().pemString + "\n" }
}
