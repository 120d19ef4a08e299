import Crypto
import DistrictProtocol
import Hummingbird
import HummingbirdCore
public import Logging
import NIOCore
import NIOSSL
public import ServiceLifecycle
import StationCore
import SwiftASN1
import X509

/// The district server: HTTPS with TLS 1.3, until its service group asks it to stop.
public struct DistrictServer: ServiceLifecycle.Service {
  /// Longer than the hour between two uploads of a sparing station: a new connection costs as much as many batches.
  private static let idleTimeout = TimeAmount.minutes(75)
  /// How many connections may wait to be taken: stations that lost the district at the same moment come back together.
  private static let backlog = 1_024
  /// A request of a station has a dozen headers of at most a few hundred bytes.
  private static let headLimits = HTTP1Channel.Configuration.DecoderConfiguration(
    maxHeaderFieldSize: 8 * 1024, maxHeaderListSize: 32 * 1024, maxHeaderFieldCount: 100)

  private let store: DistrictStore
  private let keys: DistrictKeys
  private let host: String
  private let port: Int
  private let certificateLife: Int64
  private let protection: ServerProtection
  private let logger: Logger
  private let now: @Sendable () -> Int64
  private let onReady: @Sendable (_ port: Int) async -> Void

  /// A server that does not listen yet.
  ///
  /// - Parameters:
  ///   - store: the district's store.
  ///   - keys: the district's keys.
  ///   - host: the address to listen at.
  ///   - port: the port to listen at; 0 for any that is free.
  ///   - certificateLife: how long a station's certificate is good for, in milliseconds.
  ///   - protection: what the server lets one caller have.
  ///   - logger: where it reports; nothing of a member is reported.
  ///   - now: the time in milliseconds since 1970-01-01T00:00:00Z.
  ///   - onReady: called once it listens, with the port.
  public init(
    store: DistrictStore, keys: DistrictKeys, host: String, port: Int,
    certificateLife: Int64 = DistrictAuthority.stationLife, protection: ServerProtection = ServerProtection(),
    logger: Logger,
    now: @escaping @Sendable () -> Int64, onReady: @escaping @Sendable (_ port: Int) async -> Void = { _ in }
  ) {
    self.store = store
    self.keys = keys
    self.host = host
    self.port = port
    self.certificateLife = certificateLife
    self.protection = protection
    self.logger = logger
    self.now = now
    self.onReady = onReady
  }

  /// Listens and answers until stopped.
  ///
  /// - Throws: Whatever listening throws, such as an address that is in use.
  public func run() async throws {
    let clock = SteadyTime()
    var protection = protection
    protection.connections = FileLimit.room(for: protection.connections)
    protection.connectionsPerAddress = min(protection.connectionsPerAddress, protection.connections / 2)
    let connections = ConnectionSetup(
      tls: try NIOSSLContext(configuration: try tlsConfiguration()),
      check: ClientCertificateCheck(authority: keys.authority.certificate), gate: ConnectionGate(protection),
      protection: protection, clock: clock)
    let http = HTTP1Channel.Configuration(idleTimeout: Self.idleTimeout, httpDecoderConfiguration: Self.headLimits)
    let application = Application(
      router: DistrictRouter.router(
        store: store, keys: keys, certificateLife: certificateLife,
        limits: RequestLimits(protection, clock: clock), now: now),
      server: HTTPServerBuilder { responder in
        ProtectedChannel(http: HTTP1Channel(responder: responder, configuration: http), common: connections)
      },
      configuration: ApplicationConfiguration(address: .hostname(host, port: port), backlog: Self.backlog),
      onServerRunning: { channel in await onReady(channel.localAddress?.port ?? port) },
      logger: logger)
    try await application.run()
  }

  /// A certificate is asked for but not demanded, since a station that enrols has none; who needs one is decided by
  /// call.
  private func tlsConfiguration() throws -> TLSConfiguration {
    var configuration = TLSConfiguration.makeServerConfiguration(
      certificateChain: [.certificate(try Self.certificate(keys.serverCertificate))],
      privateKey: .privateKey(
        try NIOSSLPrivateKey(bytes: Array(keys.serverKey.pemRepresentation.utf8), format: .pem)))
    configuration.minimumTLSVersion = .tlsv13
    configuration.certificateVerification = .optionalVerification
    configuration.trustRoots = .certificates([try Self.certificate(keys.authority.certificate)])
    return configuration
  }

  private static func certificate(_ certificate: Certificate) throws -> NIOSSLCertificate {
    var serializer = DER.Serializer()
    try serializer.serialize(certificate)
    return try NIOSSLCertificate(bytes: serializer.serializedBytes, format: .der)
  }
}

extension DistrictServer: CustomStringConvertible, CustomReflectable {
  /// Where it listens; its service group logs it.
  public var description: String { "district server at \(host):\(port)" }
  /// A mirror without children, so that `dump` shows no key either.
  public var customMirror: Mirror { Mirror(self, children: EmptyCollection<Mirror.Child>()) }
}
