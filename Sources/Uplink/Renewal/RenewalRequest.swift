import DistrictProtocol
import NIOHTTP1
import StationCore

/// Asks the district for a new certificate, by the present one and for a key that is made for it (RFC 7030 §4.2.2).
struct RenewalRequest: Sendable {
  /// What the district made of it.
  enum Outcome: Sendable {
    /// A certificate for the new key, checked, and until when it is valid.
    case issued(IdentityPEM, validUntil: Int64)
    /// It does not accept the present certificate for this; the words say why, and what helps.
    case refused(String, retryAfter: Int64?)
    /// It cannot be reached, or cannot answer now.
    case unreachable(String, retryAfter: Int64?)
    /// What it answered cannot be used; the words say why.
    case unusable(String)
  }

  let station: StationID

  /// Makes a key, and asks over a client that shows the present certificate; nothing is written.
  func run(_ client: DistrictClient) async -> Outcome {
    let key = StationKey()
    guard let request = try? key.request(for: station), let body = try? ESTBody.encode(request) else {
      return .unusable("the certificate request cannot be made")
    }
    let reply: DistrictReply
    do {
      reply = try await client.send(
        .POST, DistrictPath.reenrol,
        headers: ["Content-Type": ESTBody.requestContentType, "Content-Transfer-Encoding": "base64"], body: body)
    } catch {
      return error.needsPerson
        ? .refused("\(error)", retryAfter: nil) : .unreachable("\(error)", retryAfter: nil)
    }
    switch reply.status {
    case 200: return check(reply, key, client.authority)
    case 400..<500 where reply.status != 429: return .refused(reply.words, retryAfter: reply.retryAfter)
    default: return .unreachable(reply.words, retryAfter: reply.retryAfter)
    }
  }

  private func check(_ reply: DistrictReply, _ key: StationKey, _ authority: AuthorityCertificate) -> Outcome {
    do {
      let issued = try IssuedCertificate(
        in: try ESTBody.certificates(reply.body), key: key.publicKey, station: station, authority: authority,
        districtTime: reply.date)
      return .issued(
        IdentityPEM(certificate: try issued.pem(), key: key.pem), validUntil: issued.certificate.validity.upperBound)
    } catch {
      return .unusable("\(error)")
    }
  }
}
