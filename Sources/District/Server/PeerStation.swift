import DistrictProtocol
import NIOCore
import NIOSSL
import StationCore
import SwiftASN1
import X509

/// Finds out which station a request comes from, by the certificate of its connection.
///
/// It is asked at each request, so that a revocation holds on connections that are open too.
struct PeerStation {
  let store: DistrictStore
  let now: @Sendable () -> Int64

  /// The station, where the connection showed a certificate that is accepted at this moment.
  ///
  /// - Throws: ``DistrictProblem/noCertificate`` or ``DistrictProblem/certificate(_:)``, or ``DistrictFault`` of the
  ///   store.
  func station(_ context: DistrictContext) async throws -> StationID {
    let (standing, _) = try await presented(context)
    guard case .accepted(let station) = standing else { throw DistrictProblem.certificate(standing) }
    return station
  }

  /// The certificate that the connection showed, whatever it is worth.
  ///
  /// - Throws: ``DistrictProblem/noCertificate``, or ``DistrictFault`` of the store.
  func presented(_ context: DistrictContext) async throws -> (CertificateStanding, Certificate) {
    guard let presented = try await context.channel.nioSSL_peerCertificate().get() else {
      throw DistrictProblem.noCertificate
    }
    let certificate = try Certificate(derEncoded: try presented.toDERBytes())
    return (try await store.standing(of: certificate, at: now()), certificate)
  }
}
