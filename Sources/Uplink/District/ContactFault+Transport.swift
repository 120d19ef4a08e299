import AsyncHTTPClient
import Glibc
import NIOCore
import NIOPosix
import NIOSSL

extension ContactFault {
  /// What the HTTP client's error means.
  init(_ error: any Error, server: String) {
    switch error {
    case let finding as ServerCertificateFinding: self = .untrusted(server: server, finding)
    case let error as HTTPClientError where Self.timeouts.contains(error): self = .timedOut(server: server)
    case is HTTPClientError: self = .closed(server: server)
    case let error as NIOConnectionError: self = .noConnection(server: server, reason: Self.reason(error))
    case let error as IOError where error.errnoCode != ECONNRESET && error.errnoCode != EPIPE:
      self = .noConnection(server: server, reason: Self.words(error))
    default:
      // BoringSSL's reasons are in the description only.
      let text = String(describing: error)
      if text.contains("_ALERT_") || text.contains("ALERT_CERTIFICATE") {
        self = .certificateNotAccepted(server: server)
      } else if text.contains("SSL") {
        self = .noConnection(server: server, reason: "what answers there does not speak TLS as it must")
      } else {
        self = .closed(server: server)
      }
    }
  }

  private static let timeouts: [HTTPClientError] = [
    .connectTimeout, .readTimeout, .writeTimeout, .tlsHandshakeTimeout, .deadlineExceeded,
    .getConnectionFromPoolTimeout,
  ]

  private static func reason(_ error: NIOConnectionError) -> String {
    if let failure = error.connectionErrors.first?.error {
      return (failure as? IOError).map(words) ?? String(describing: failure)
    }
    return "its name is not known (is the network up, and the name right?)"
  }

  private static func words(_ error: IOError) -> String { String(cString: strerror(error.errnoCode)) }
}
