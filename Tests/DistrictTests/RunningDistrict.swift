import AsyncHTTPClient
import Crypto
import District
import DistrictProtocol
import FoundationEssentials
import Logging
import NIOCore
import NIOHTTP1
import NIOSSL
import StationCore
import SwiftASN1
import TestSupport
import Testing
import X509

/// A district server on a free port of the loopback, with real TLS, for the length of one test.
struct RunningDistrict {
  let store: DistrictStore
  let keys: DistrictKeys
  let port: Int

  static func run(protection: ServerProtection = ServerProtection(), _ body: (RunningDistrict) async throws -> Void)
    async throws
  {
    let directory = try TemporaryDirectory()
    var generator = SystemRandomNumberGenerator()
    _ = try DistrictKeys.make(in: directory.data, names: ["127.0.0.1"], now: Self.now(), using: &generator)
    let store = try TestDatabases.open(directory)
    let keys = try DistrictKeys(in: directory.data)
    let (ports, ready) = AsyncStream.makeStream(of: Int.self)
    let server = DistrictServer(
      store: store, keys: keys, host: "127.0.0.1", port: 0, protection: protection,
      logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() },
      now: Self.now, onReady: { ready.yield($0) })
    let serving = Task {
      defer { ready.finish() }
      try await server.run()
    }
    defer { serving.cancel() }
    var iterator = ports.makeAsyncIterator()
    guard let port = await iterator.next() else {
      try await serving.value
      return
    }
    try await body(RunningDistrict(store: store, keys: keys, port: port))
  }

  @Sendable static func now() -> Int64 { Int64(Date().timeIntervalSince1970 * 1000) }

  /// A call by a connection of its own.
  func call(
    _ method: HTTPMethodName, _ path: String, identity: StationIdentity? = nil, headers: [(String, String)] = [],
    body: [UInt8]? = nil
  ) async throws -> Answer {
    var tls = TLSConfiguration.makeClientConfiguration()
    tls.trustRoots = .certificates([
      try NIOSSLCertificate(
        bytes: Array(try keys.authority.certificate.serializeAsPEM().pemString.utf8), format: .pem)
    ])
    if let identity {
      tls.certificateChain = [
        .certificate(
          try NIOSSLCertificate(
            bytes: Array(try identity.certificate.serializeAsPEM().pemString.utf8), format: .pem))
      ]
      tls.privateKey = .privateKey(
        try NIOSSLPrivateKey(bytes: Array(identity.key.pemRepresentation.utf8), format: .pem))
    }
    var configuration = HTTPClient.Configuration(tlsConfiguration: tls)
    configuration.decompression = .disabled
    let client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    do {
      var request = HTTPClientRequest(url: "https://127.0.0.1:\(port)\(path)")
      request.method = .init(rawValue: method.rawValue)
      for (name, value) in headers { request.headers.add(name: name, value: value) }
      if let body { request.body = .bytes(ByteBuffer(bytes: body)) }
      let response = try await client.execute(request, timeout: .seconds(30))
      let bytes = Array((try await response.body.collect(upTo: 1 << 24)).readableBytesView)
      try await client.shutdown()
      return Answer(
        status: Int(response.status.code), type: response.headers.first(name: "Content-Type"),
        tag: response.headers.first(name: "ETag"), retryAfter: response.headers.first(name: "Retry-After"),
        allow: response.headers.first(name: "Allow"), bytes: bytes)
    } catch {
      try await client.shutdown()
      throw error
    }
  }

  enum HTTPMethodName: String { case get = "GET", post = "POST", delete = "DELETE" }

  struct Answer {
    let status: Int
    let type: String?
    let tag: String?
    let retryAfter: String?
    let allow: String?
    let bytes: [UInt8]

    func decoded<Value: Decodable>(_ type: Value.Type) throws -> Value {
      try JSONDecoder().decode(type, from: Data(bytes))
    }

    /// The problem, which must be of the right media type and repeat the status.
    func problem() throws -> ProblemDetails {
      #expect(type == ProblemDetails.contentType)
      let problem = try decoded(ProblemDetails.self)
      #expect(problem.status == status)
      return problem
    }
  }

  /// A station that was registered and admitted without the enrolment call.
  func enrolled(_ station: String = "CY-TEST-001", at now: Int64 = now()) throws -> StationIdentity {
    let id = try #require(StationID(station))
    _ = try store.add(RegisteredStation(id: id, name: "测试驿站", street: "测试街道"), at: 0)
    let key = P256.Signing.PrivateKey()
    let certificate = try keys.authority.issue(to: id, key: key.publicKey, at: now)
    try store.admit(certificate, of: id, at: now)
    return StationIdentity(station: id, certificate: certificate, key: key)
  }
}

struct StationIdentity {
  let station: StationID
  let certificate: Certificate
  let key: P256.Signing.PrivateKey
}
