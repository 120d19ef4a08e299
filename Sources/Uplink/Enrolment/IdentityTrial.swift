import DistrictProtocol
import NIOHTTP1
import StationCore

/// Shows a certificate to the district on a connection of its own, to see whether it is accepted.
struct IdentityTrial: Sendable {
  /// What the district made of it.
  enum Outcome: Hashable, Sendable {
    case accepted
    /// It does not accept it; the words say why.
    case refused(String)
    /// It did not say; the words say why not.
    case unanswered(String, retryAfter: Int64?)
  }

  let server: String
  let authority: AuthorityCertificate
  let clock: @Sendable () -> ClockReading

  /// A client that shows a certificate.
  ///
  /// - Throws: ``ContactFault/notHTTPS(server:)``.
  func client(_ identity: StationIdentity) throws(ContactFault) -> DistrictClient {
    try DistrictClient(server: server, authority: authority, identity: identity, clock: clock)
  }

  /// Asks the district what it sees of the station, which it tells the station only.
  func run(_ identity: StationIdentity) async -> Outcome {
    let reply: DistrictReply
    do {
      reply = try await client(identity).exchange(
        .POST, DistrictPath.doctor, headers: ["Content-Type": "application/json"], body: Array("{}".utf8))
    } catch .certificateNotAccepted(let server) {
      return .refused("\(ContactFault.certificateNotAccepted(server: server))")
    } catch {
      return .unanswered("\(error)", retryAfter: nil)
    }
    if reply.isSuccess { return .accepted }
    return [401, 403].contains(reply.status)
      ? .refused(reply.words) : .unanswered(reply.words, retryAfter: reply.retryAfter)
  }
}
