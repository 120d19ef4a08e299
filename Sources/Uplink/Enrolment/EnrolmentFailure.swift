public import StationCore

/// Why a station could not be enrolled.
public enum EnrolmentFailure: Error, Hashable, Sendable {
  /// The server's address is no `https://` address.
  case notHTTPS(server: String)
  /// The authority's file is not there.
  case authorityMissing(path: String)
  /// The authority's file holds no PEM certificate.
  case authorityUnreadable(path: String)
  /// Another authority's certificate is where the daemon looks for it.
  case otherAuthorityInstalled(path: String, given: String)
  /// A file could not be read or written.
  case file(FileFailure)
  /// The server could not be reached; the words say how.
  case unreachable(String)
  /// The server's certificate is not to be trusted; the words say why.
  case untrusted(String)
  /// By this station's clock, which counts as right, the server's certificate has run out; the words give the times.
  case clock(String)
  /// The district does not accept the token; the words say why, as far as it tells.
  case tokenRefused(StationID, detail: String)
  /// The district did not do what was asked.
  case refused(status: Int, detail: String)
  /// What answers there is no district server.
  case unreadableReply(String)
  /// The certificate is not for the key that was made.
  case otherKey
  /// The certificate is for somebody else.
  case otherStation(found: String)
  /// The certificate was not issued by the authority.
  case otherAuthority(issuer: String)
  /// Key and certificate are stored, but the district did not accept them; the words say why.
  case notProved(String)
}

extension EnrolmentFailure: CustomStringConvertible {
  /// The failure in words: the cause and the next step.
  public var description: String {
    switch self {
    case .notHTTPS(let server):
      "\(server) is no https:// address; give one such as https://district.example:8443"
    case .authorityMissing(let path):
      "the authority's certificate \(path) is not there; copy authority.pem from the district's data directory"
    case .authorityUnreadable(let path):
      "\(path) is no PEM certificate; copy authority.pem from the district's data directory"
    case .otherAuthorityInstalled(let path, let given):
      "\(path) holds another authority than \(given); if the station changes its district, remove \(path) first"
    case .file(let failure):
      "\(failure); run the command as a user who may, such as root"
    case .unreachable(let words):
      "\(words); check the address and the network, then try again (the token is still good)"
    case .untrusted(let words): words
    case .clock(let words): words
    case .tokenRefused(let station, let detail):
      "the district refused the token (\(detail)); check that `districtd station add \(station)` was done, and get a "
        + "new one with `districtd token \(station)`"
    case .refused(let status, let detail):
      "the district refused to enrol this station (status \(status)): \(detail)"
    case .unreadableReply(let what):
      "what answers there is no district server: \(what); check the address"
    case .otherKey:
      "the district issued a certificate for another key; nothing was stored, tell the district"
    case .otherStation(let found):
      "the district issued a certificate for \(found); nothing was stored, check [station] id and the token"
    case .otherAuthority(let issuer):
      "the certificate was issued by another authority (\(issuer)); nothing was stored, check the authority's file"
    case .notProved(let words):
      "the certificate is stored, but could not be tried: \(words); the daemon tries by itself, see `station status`"
    }
  }
}
