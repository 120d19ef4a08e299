import AsyncHTTPClient
import FoundationEssentials
import Logging
import NIOCore
import NIOHTTP1
import NIOSSL
import StationCore
import SwiftASN1
import X509

/// Speaks HTTPS with one district server over one kept connection; trusts nobody but the district's authority.
final class DistrictClient: Sendable {
  /// The server, without a slash at the end.
  let server: String
  /// The one root of trust.
  let authority: AuthorityCertificate
  private let http: HTTPClient
  private let watch: ConnectionWatch
  private let onReply: @Sendable (DistrictReply) -> Void

  /// The largest body that is read from the district.
  private static let largestBody = 64 << 20
  private static let exchangeTimeout = TimeAmount.seconds(30)

  /// Makes a client that has sent nothing yet.
  ///
  /// - Parameters:
  ///   - server: the district's address.
  ///   - authority: the authority that must have signed the server's certificate.
  ///   - identity: what the station shows; `nil` before it is enrolled.
  ///   - clock: reads the machine's clocks, for judging the server's certificate.
  ///   - keeping: how long the connection is kept, and how it is watched.
  ///   - onReply: told every answer, whatever its status.
  /// - Throws: ``ContactFault/notHTTPS(server:)``.
  init(
    server: String, authority: AuthorityCertificate, identity: StationIdentity?,
    clock: @escaping @Sendable () -> ClockReading, keeping: ConnectionKeeping = .brief,
    onReply: @escaping @Sendable (DistrictReply) -> Void = { _ in }
  ) throws(ContactFault) {
    guard server.lowercased().hasPrefix("https://"), let host = URL(string: server)?.host, !host.isEmpty else {
      throw .notHTTPS(server: server)
    }
    self.server = server.hasSuffix("/") ? String(server.dropLast()) : server
    self.authority = authority
    self.onReply = onReply
    let watch = ConnectionWatch(keeping)
    self.watch = watch
    var configuration = Self.configuration(Self.tls(identity))
    configuration.connectionPool.idleTimeout = .seconds(keeping.idleSeconds)
    let trust = ServerTrust(authority: authority, host: Self.bare(host))
    // Called after the handshake of each connection and before its first request.
    configuration.http1_1ConnectionDebugInitializer = { channel in
      Self.judge(channel, trust, at: clock).flatMap { watch.watch(channel) }
    }
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
      let reply = DistrictReply(
        status: Int(response.status.code),
        retryAfter: DistrictReply.retryAfter(response.headers.first(name: "Retry-After")),
        body: Array(body.readableBytesView), date: HTTPDate.milliseconds(response.headers.first(name: "Date")),
        entityTag: DistrictReply.entityTag(response.headers.first(name: "ETag")))
      onReply(reply)
      return reply
    } catch {
      throw ContactFault(error, server: server)
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

  /// Lets the library see to it that the server holds its certificate's key; ``ServerTrust`` does the rest.
  ///
  /// The library judges certificates by the machine's clock, which may be wrong, and says no more than that it failed.
  private static func tls(_ identity: StationIdentity?) -> TLSConfiguration {
    var tls = TLSConfiguration.makeClientConfiguration()
    tls.minimumTLSVersion = .tlsv12
    tls.certificateVerification = .none
    if let identity {
      tls.certificateChain = identity.chain.map { .certificate($0) }
      tls.privateKey = .privateKey(identity.key)
    }
    return tls
  }

  private static func configuration(_ tls: TLSConfiguration) -> HTTPClient.Configuration {
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

  /// Ends a connection whose server is not to be trusted.
  private static func judge(
    _ channel: any Channel, _ trust: ServerTrust, at clock: @escaping @Sendable () -> ClockReading
  ) -> EventLoopFuture<Void> {
    channel.nioSSL_peerCertificate().flatMapThrowing { presented in
      guard let finding = Self.finding(of: presented, trust, at: clock()) else { return }
      channel.close(promise: nil)
      throw finding
    }
  }

  private static func finding(
    of presented: NIOSSLCertificate?, _ trust: ServerTrust, at clock: ClockReading
  ) -> ServerCertificateFinding? {
    guard let presented, let der = try? presented.toDERBytes(), let certificate = try? Certificate(derEncoded: der)
    else { return .unknown }
    return trust.finding(of: certificate, at: clock)
  }

  /// The host without the brackets of an IPv6 address.
  private static func bare(_ host: String) -> String {
    host.hasPrefix("[") && host.hasSuffix("]") ? String(host.dropFirst().dropLast()) : host
  }
}
