import Crypto
import District
import Foundation
import Logging
import StationCore
import SwiftASN1
import Synchronization
import TestSupport
import X509

@testable import Uplink

/// The reference district server on the loopback, with a directory of its own.
struct LocalDistrict: Sendable {
  let directory: TemporaryDirectory
  let store: DistrictStore
  let keys: DistrictKeys

  var authorityFile: String { directory.file("authority.pem") }

  static func now() -> Int64 { Int64(Date().timeIntervalSince1970 * 1000) }

  /// Makes a district whose certificates begin at a moment, and registers the sample station.
  init(names: [String] = ["127.0.0.1"], madeAt moment: Int64 = LocalDistrict.now()) throws {
    directory = try TemporaryDirectory()
    let data = DataDirectory(path: directory.path)
    var generator = SystemRandomNumberGenerator()
    _ = try DistrictKeys.make(in: data, names: names, now: moment, using: &generator)
    keys = try DistrictKeys(in: data)
    store = try DistrictStore(in: data)
    _ = try store.add(RegisteredStation(id: Samples.station, name: "第三驿站", street: "三里屯街道"), at: Self.now())
  }

  /// A certificate of the sample station that was issued at a moment and is known here, with its key.
  func identity(issuedAt moment: Int64, isKnown: Bool = true) throws -> IdentityPEM {
    let key = P256.Signing.PrivateKey()
    let certificate = try keys.authority.issue(to: Samples.station, key: key.publicKey, at: moment)
    if isKnown { try store.admit(certificate, of: Samples.station, at: moment) }
    return IdentityPEM(
      certificate: try certificate.serializeAsPEM().pemString + "\n", key: key.pemRepresentation + "\n")
  }

  /// The same, and the station has used it then.
  func used(issuedAt moment: Int64) async throws -> IdentityPEM {
    let pair = try identity(issuedAt: moment)
    if let identity = StationIdentity(pair) { _ = try await store.standing(of: identity.certificate, at: moment) }
    return pair
  }

  func states() throws -> [StationCertificate.State] {
    try store.certificates(of: Samples.station, at: Self.now()).map(\.state)
  }

  func token() throws -> String {
    var generator = SystemRandomNumberGenerator()
    let token = EnrolmentToken.mint(using: &generator)
    try store.keep(token, of: Samples.station, until: Self.now() + 3_600_000, at: Self.now())
    return token.text
  }

  /// Serves while the body runs; it is given the address.
  func serve<Value: Sendable>(
    port: Int = 0, _ body: @escaping @Sendable (_ url: String) async throws -> Value
  ) async throws -> Value {
    let (ports, continuation) = AsyncStream.makeStream(of: Int.self)
    let server = DistrictServer(
      store: store, keys: keys, host: "127.0.0.1", port: port,
      logger: Logger(label: "district") { _ in
        SwiftLogNoOpLogHandler()
      }, now: Self.now
    ) { continuation.yield($0) }
    return try await withThrowingTaskGroup(of: Value?.self) { group in
      group.addTask {
        try await server.run()
        return nil
      }
      var iterator = ports.makeAsyncIterator()
      let port = await iterator.next() ?? 0
      group.addTask { try await body("https://127.0.0.1:\(port)") }
      defer { group.cancelAll() }
      while let value = try await group.next() {
        if let value { return value }
      }
      throw CancellationError()
    }
  }
}
