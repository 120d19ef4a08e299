import Crypto
import DistrictProtocol
import HTTPTypes
import Hummingbird
import Logging
import StationCore
import X509

/// Enrolment over secure transport (RFC 7030).
struct EnrolmentHandler {
  private static let bodyLimit = 16 * 1024
  /// How many requests a renewal counts for beside itself: it signs and writes.
  private static let weight = 50

  let store: DistrictStore
  let authority: DistrictAuthority
  /// How long a certificate is good for, in milliseconds.
  let certificateLife: Int64
  let peer: PeerStation
  let limits: RequestLimits
  let now: @Sendable () -> Int64

  /// The authority's certificate, so that a station can be given it.
  func authorityCertificates() throws -> Response { try certificates([authority.certificate]) }

  /// The first certificate, for a one-time token.
  func enrol(_ request: Request, _ context: DistrictContext) async throws -> Response {
    guard let header = request.headers[.authorization], let credentials = BasicCredentials(header: header) else {
      throw DistrictProblem.noCredentials
    }
    if let peer = context.peer { try limits.expectGuess(peer.address) }
    let token = EnrolmentToken(text: credentials.token)
    let station = credentials.station
    // Asked before anything else is looked at, so that only who has the token learns what is wrong with a request.
    let moment = now()
    try await expectGood(
      try await store.aside { (store) throws(DistrictFault) in try store.present(token, for: station, at: moment) },
      station, context)
    let certificate = try issue(to: station, key: try await requestedKey(request, station))
    let standing = try await store.aside { (store) throws(DistrictFault) in
      try store.admit(certificate, of: station, by: token, at: moment)
    }
    try await expectGood(standing, station, context)
    context.logger.info("station enrolled", metadata: ["station": "\(station)"])
    return try certificates([certificate])
  }

  /// A further certificate, for the present one, or for an ended one whose holder is allowed to come back.
  func reenrol(_ request: Request, _ context: DistrictContext) async throws -> Response {
    let (standing, presented) = try await peer.presented(context)
    guard let station = standing.station else { throw DistrictProblem.certificate(standing) }
    let certificate = try issue(to: station, key: try await requestedKey(request, station))
    let moment = now()
    if case .accepted = standing {
      limits.charge(Self.weight, to: station)
      try await store.aside { (store) throws(DistrictFault) in
        try store.admit(certificate, of: station, at: moment)
      }
      context.logger.info("station's certificate renewed", metadata: ["station": "\(station)"])
    } else {
      let isAllowed = try await store.aside { (store) throws(DistrictFault) in
        try store.admit(certificate, of: station, inPlaceOf: presented, at: moment)
      }
      guard isAllowed else {
        throw DistrictProblem.certificate(standing)
      }
      context.logger.notice("station came back with an ended certificate", metadata: ["station": "\(station)"])
    }
    return try certificates([certificate])
  }

  private func expectGood(_ standing: TokenStanding, _ station: StationID, _ context: DistrictContext) async throws {
    guard standing != .good else { return }
    if let peer = context.peer { try limits.guessed(peer.address, station) }
    // What was given for a station may be anything, so it is named only where it is one.
    let known = try? await store.aside { (store) throws(DistrictFault) in try store.station(station) }
    context.logger.warning(
      "enrolment refused", metadata: ["station": known.map { "\($0.id)" } ?? "not registered", "token": "\(standing)"])
    throw DistrictProblem.enrolment(.token(standing))
  }

  private func issue(to station: StationID, key: P256.Signing.PublicKey) throws -> Certificate {
    try authority.issue(to: station, key: key, at: now(), life: certificateLife)
  }

  private func requestedKey(_ request: Request, _ station: StationID) async throws -> P256.Signing.PublicKey {
    guard MediaTypeName(request.headers[.contentType]) == MediaTypeName(ESTBody.requestContentType) else {
      throw DistrictProblem.wrongMediaType(expected: ESTBody.requestContentType)
    }
    let body = try await RequestBytes.collect(request, limit: Self.bodyLimit)
    let signingRequest: CertificateSigningRequest
    do { signingRequest = try ESTBody.request(body) } catch { throw DistrictProblem.unreadableRequest(error) }
    do { return try CertificateRequest(signingRequest, station: station).key } catch {
      throw DistrictProblem.enrolment(error)
    }
  }

  private func certificates(_ certificates: [Certificate]) throws -> Response {
    var response = JSONBody.text(try ESTBody.encode(certificates), type: ESTBody.certificatesContentType)
    // RFC 7030 §4.1.3 asks for it; RFC 8951 §3.1 has readers ignore it.
    if let name = HTTPField.Name("Content-Transfer-Encoding") { response.headers[name] = "base64" }
    return response
  }
}
