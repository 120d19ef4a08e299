import AsyncHTTPClient
import NIOCore
import NIOSSL
import SwiftASN1
import Synchronization
import X509

/// Looks at the certificate of a server that is not trusted, to say why; sends it nothing of the station.
enum ServerCertificateProbe {
  private final class Found: Sendable {
    let der = Mutex<[UInt8]?>(nil)
  }

  /// The certificate that the server shows; `nil` where none could be had.
  static func certificate(of server: String) async -> Certificate? {
    let found = Found()
    var tls = TLSConfiguration.makeClientConfiguration()
    // Nothing is believed and nothing is told here: no certificate is shown, and the connection ends at once.
    tls.certificateVerification = .none
    var configuration = DistrictClient.configuration(tls: tls)
    configuration.http1_1ConnectionDebugInitializer = { channel in
      channel.nioSSL_peerCertificate().flatMapThrowing { certificate in
        let der = try certificate?.toDERBytes()
        found.der.withLock { $0 = der }
        throw ChannelError.eof
      }
    }
    let client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    _ = try? await client.execute(HTTPClientRequest(url: server), timeout: .seconds(10))
    try? await client.shutdown()
    return found.der.withLock { $0 }.flatMap { try? Certificate(derEncoded: $0) }
  }
}
