import DistrictProtocol
import StationCore
import X509

/// Finds out which station a request comes from, by the certificate of its connection.
///
/// It is asked at each request, so that a revocation holds on connections that are open too.
struct PeerStation {
  let store: DistrictStore
  let limits: RequestLimits
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
  /// - Throws: ``DistrictProblem/noCertificate``, ``DistrictProblem/tooManyRequests(wait:)``, or ``DistrictFault`` of
  ///   the store.
  func presented(_ context: DistrictContext) async throws -> (CertificateStanding, Certificate) {
    guard let peer = context.peer, let certificate = peer.certificate else { throw DistrictProblem.noCertificate }
    let standing = try await store.standing(of: certificate, at: now())
    if case .accepted(let station) = standing { try limits.accept(station, peer) }
    return (standing, certificate)
  }
}
