import AsyncHTTPClient
import FoundationEssentials
import Logging
import NIOCore
import NIOHTTP1
import NIOSSL

/// Speaks HTTPS with one district server over one kept connection; trusts nobody but the district's authority.
final class DistrictClient: Sendable {
  /// The server, without a slash at the end.
  let server: String
  /// The one root of trust.
  let authority: AuthorityCertificate
  private let http: HTTPClient
  private let watch: ConnectionWatch

  /// The largest body that is read from the district.
  private static let largestBody = 64 << 20
  private static let exchangeTimeout = TimeAmount.seconds(30)

  /// Makes a client that has sent nothing yet.
  ///
  /// The identity is what the station shows; `nil` before it is enrolled.
  ///
  /// - Throws: ``ContactFault/notHTTPS(server:)``.
  init(
    server: String, authority: AuthorityCertificate, identity: StationIdentity?, keeping: ConnectionKeeping = .brief
  ) throws(ContactFault) {
    guard server.lowercased().hasPrefix("https://") else { throw .notHTTPS(server: server) }
    self.server = server.hasSuffix("/") ? String(server.dropLast()) : server
    self.authority = authority
    let watch = ConnectionWatch(keeping)
    self.watch = watch
    var configuration = Self.configuration(tls: Self.tls(authority: authority, identity: identity))
    configuration.connectionPool.idleTimeout = .seconds(keeping.idleSeconds)
    configuration.http1_1ConnectionDebugInitializer = { watch.watch($0) }
    http = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
  }

  /// Sends a request and reads the whole answer, whatever its status.
  ///
  /// - Throws: ``ContactFault`` where there was no answer.
  func send(
    _ method: HTTPMethod, _ path: String, headers: HTTPHeaders = [:], body: [UInt8]? = nil
  ) async throws(ContactFault) -> DistrictReply {
    var request = HTTPClientRequest(url: server + path)
    request.method = method
    request.headers = headers
    if let body { request.body = .bytes(ByteBuffer(bytes: body)) }
    watch.used()
    defer { watch.used() }
    do {
      let response = try await http.execute(request, timeout: Self.exchangeTimeout)
      let body = try await response.body.collect(upTo: Self.largestBody)
      return DistrictReply(
        status: Int(response.status.code),
        retryAfter: DistrictReply.retryAfter(response.headers.first(name: "Retry-After")),
        body: Array(body.readableBytesView))
    } catch {
      let fault = ContactFault(error, server: server)
      guard case .untrusted = fault else { throw fault }
      throw .untrusted(server: server, await finding())
    }
  }

  /// Sends the only request that this client is for, and ends the connection.
  ///
  /// - Throws: ``ContactFault`` where there was no answer.
  func exchange(
    _ method: HTTPMethod, _ path: String, headers: HTTPHeaders = [:], body: [UInt8]? = nil
  ) async throws(ContactFault) -> DistrictReply {
    do {
      let reply = try await send(method, path, headers: headers, body: body)
      await close()
      return reply
    } catch {
      await close()
      throw error
    }
  }

  /// Ends the connection; the client is of no use afterwards.
  func close() async {
    watch.close()
    // Shutting down fails only where it was done before.
    try? await http.shutdown()
  }

  /// Looks at the certificate that the server shows, for saying what is wrong with it.
  private func finding() async -> ServerCertificateFinding {
    guard let certificate = await ServerCertificateProbe.certificate(of: server) else { return .unknown }
    return ServerCertificateFinding(
      certificate, authority: authority, now: Int64(Date().timeIntervalSince1970 * 1000))
  }

  private static func tls(authority: AuthorityCertificate, identity: StationIdentity?) -> TLSConfiguration {
    var tls = TLSConfiguration.makeClientConfiguration()
    tls.minimumTLSVersion = .tlsv12
    tls.certificateVerification = .fullVerification
    tls.trustRoots = .certificates([authority.root])
    if let identity {
      tls.certificateChain = identity.chain.map { .certificate($0) }
      tls.privateKey = .privateKey(identity.key)
    }
    return tls
  }

  static func configuration(tls: TLSConfiguration) -> HTTPClient.Configuration {
    var configuration = HTTPClient.Configuration(
      tlsConfiguration: tls,
      // Events go to the configured server and nowhere else.
      redirectConfiguration: .disallow,
      timeout: HTTPClient.Configuration.Timeout(connect: .seconds(5), read: .seconds(20)),
      connectionPool: HTTPClient.Configuration.ConnectionPool(
        idleTimeout: .seconds(90), concurrentHTTP1ConnectionsPerHostSoftLimit: 1))
    // When to try again is decided in one place, by the forwarding state.
    configuration.connectionPool.retryConnectionEstablishment = false
    configuration.httpVersion = .http1Only
    return configuration
  }
}
