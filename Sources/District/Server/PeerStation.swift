import DistrictProtocol
import NIOCore
import NIOSSL
import StationCore
import SwiftASN1
import X509

/// Finds out which station a request comes from, by the certificate of its connection.
struct PeerStation {
  let store: DistrictStore
  let now: @Sendable () -> Int64

  /// The station, where the connection showed a certificate that is accepted at this moment.
  ///
  /// - Throws: ``DistrictProblem/noCertificate`` or ``DistrictProblem/certificateNotAccepted``, or ``DistrictFault``
  ///   of the store.
  func station(_ context: DistrictContext) async throws -> StationID {
    guard let presented = try await context.channel.nioSSL_peerCertificate().get() else {
      throw DistrictProblem.noCertificate
    }
    let certificate = try Certificate(derEncoded: try presented.toDERBytes())
    guard let station = try await store.recognise(certificate, at: now()) else {
      throw DistrictProblem.certificateNotAccepted
    }
    return station
  }
}
