import FoundationEssentials
import StationCore
import SwiftASN1
import X509

/// The certificate that the district issued, checked before anything is stored.
struct IssuedCertificate: Sendable {
  /// The certificate.
  let certificate: Certificate

  /// Finds the certificate for a key in a reply, and checks that it is what was asked for.
  ///
  /// - Throws: ``EnrolmentFailure`` naming what is wrong with it.
  init(
    in certificates: [Certificate], key: Certificate.PublicKey, station: StationID, authority: AuthorityCertificate,
    now: Int64
  ) throws(EnrolmentFailure) {
    guard !certificates.isEmpty else { throw .unreadableReply("its reply holds no certificate") }
    guard let own = certificates.first(where: { $0.publicKey == key }) else { throw .otherKey }
    guard authority.signed(own) else { throw .otherAuthority(issuer: own.issuer.description) }
    let names = own.subject.flatMap { $0 }.filter { $0.type == .RDNAttributeType.commonName }.map { "\($0.value)" }
    guard names == [station.description] else { throw .otherStation(found: own.subject.description) }
    let from = Int64(own.notValidBefore.timeIntervalSince1970 * 1000)
    let until = Int64(own.notValidAfter.timeIntervalSince1970 * 1000)
    guard from <= now, now < until else {
      throw .clock(
        "the certificate is valid from \(Timestamp.text(from)) to \(Timestamp.text(until)), but this station's clock "
          + "says \(Timestamp.text(now)); nothing was stored, set the clock and get a new token")
    }
    certificate = own
  }

  /// Until when it is valid, in milliseconds since 1970-01-01T00:00:00Z.
  var validUntil: Int64 { Int64(certificate.notValidAfter.timeIntervalSince1970 * 1000) }

  /// The certificate as PEM, with a line feed at the end.
  ///
  /// - Throws: Whatever serialising a certificate throws.
  func pem() throws -> String { try certificate.serializeAsPEM().pemString + "\n" }
}
