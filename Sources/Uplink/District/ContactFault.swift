import StationCore

/// Why an exchange with the district did not come about; what the district itself answers is no fault.
enum ContactFault: Error, Hashable, Sendable {
  /// The configured server is no `https://` address.
  case notHTTPS(server: String)
  /// The station has no certificate yet.
  case notEnrolled(certificate: String)
  /// The authority's file is not there.
  case authorityMissing(path: String)
  /// The authority's file holds no certificate.
  case authorityUnreadable(path: String)
  /// The station's certificate or key cannot be used.
  case identityUnusable(path: String)
  /// The station's certificate and its key do not belong together.
  case identityMismatch(certificate: String, key: String)
  /// A file could not be read or written.
  case file(FileFailure)
  /// No connection came about; `reason` is the system's.
  case noConnection(server: String, reason: String)
  /// Nothing answered in time.
  case timedOut(server: String)
  /// The connection ended in the middle of the exchange.
  case closed(server: String)
  /// The server's certificate is not to be trusted.
  case untrusted(server: String, ServerCertificateFinding)
  /// The server does not accept the certificate that the station shows.
  case certificateNotAccepted(server: String)

  /// Whether a person must act before the next try can succeed.
  var needsPerson: Bool {
    switch self {
    case .noConnection, .timedOut, .closed: false
    // A clock is set by itself once the network is back.
    case .untrusted(_, .expired): false
    default: true
    }
  }
}

extension ContactFault: CustomStringConvertible {
  /// The fault in words, with what helps.
  var description: String {
    switch self {
    case .notHTTPS(let server):
      "\(server) is no https:// address; the district is only spoken to over TLS"
    case .notEnrolled(let certificate):
      "the station has no certificate yet (\(certificate)); get a token from the district and run `station enrol`"
    case .authorityMissing(let path):
      "the certificate of the district's authority is missing: \(path); copy authority.pem of the district there"
    case .authorityUnreadable(let path):
      "\(path) is no PEM certificate; copy authority.pem of the district there"
    case .identityUnusable(let path):
      "\(path) cannot be used; enrol the station again with `station enrol`"
    case .identityMismatch(let certificate, let key):
      "\(certificate) and \(key) do not belong together; enrol the station again with `station enrol`"
    case .file(let failure): failure.description
    case .noConnection(let server, let reason):
      "\(server) cannot be reached: \(reason)"
    case .timedOut(let server): "\(server) did not answer in time"
    case .closed(let server): "\(server) ended the connection"
    case .untrusted(let server, let finding): "\(server) is not trusted: \(finding)"
    case .certificateNotAccepted(let server):
      "\(server) does not accept the station's certificate (expired or withdrawn); the district must allow it back, or "
        + "give a token for `station enrol`"
    }
  }
}
