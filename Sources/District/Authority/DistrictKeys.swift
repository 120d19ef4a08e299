public import Crypto
import SwiftASN1
public import StationCore
public import X509

/// Everything secret that the district server has, read from its data directory.
public struct DistrictKeys: Sendable {
  /// The authority.
  public let authority: DistrictAuthority
  /// The server's certificate.
  public let serverCertificate: Certificate
  /// The server's private key.
  public let serverKey: P256.Signing.PrivateKey
  /// The key from which every station derives member references.
  public let memberKey: MemberKey
  /// The key that signs member codes; `nil` in a data directory from before there were any.
  public let memberCodeKey: P256.Signing.PrivateKey?

  /// What stations verify member codes with.
  public var memberCodePublicKeys: [MemberCodeKey] { memberCodeKey.map { [MemberCodeKey($0.publicKey)] } ?? [] }

  /// Reads what ``make(in:names:now:using:)`` has written.
  ///
  /// - Throws: ``DistrictFault``.
  public init(in directory: DataDirectory) throws(DistrictFault) {
    guard directory.isInitialised else { throw .notInitialised(directory: directory.path) }
    authority = DistrictAuthority(
      certificate: try Self.certificate(directory.authorityFile), key: try Self.key(directory.authorityKeyFile))
    serverCertificate = try Self.certificate(directory.serverFile)
    serverKey = try Self.key(directory.serverKeyFile)
    memberKey = try Self.memberKey(directory.memberKeyFile)
    memberCodeKey = directory.hasMemberCodeKey ? try Self.key(directory.memberCodeKeyFile) : nil
  }

  /// Makes what is missing in the data directory, and the server's certificate anew.
  ///
  /// An authority, member key or code key that is there stays: stations trust them, and members are known by them.
  /// - Returns: whether a new authority was made.
  /// - Throws: ``DistrictFault``, or whatever encoding a certificate throws.
  public static func make(
    in directory: DataDirectory, names: [String], now: Int64, using generator: inout some RandomNumberGenerator
  ) throws -> Bool {
    try FileAccess.makeDirectory(directory.path)
    let isNew = !FileAccess.exists(directory.authorityFile)
    let authority: DistrictAuthority
    if isNew {
      authority = try DistrictAuthority(madeAt: now)
    } else {
      authority = DistrictAuthority(
        certificate: try certificate(directory.authorityFile), key: try key(directory.authorityKeyFile))
    }
    let serverKey = P256.Signing.PrivateKey()
    let server = try authority.issueServer(names: names, key: serverKey.publicKey, at: now)
    if isNew {
      try FileAccess.write(authority.key.pemRepresentation + "\n", to: directory.authorityKeyFile, mode: 0o600)
      try writePublic(authority.certificate, to: directory.authorityFile)
    }
    if !FileAccess.exists(directory.memberKeyFile) {
      let secret = Hex.encode((0..<32).map { _ in UInt8.random(in: .min ... .max, using: &generator) })
      try FileAccess.write("1 \(secret)\n", to: directory.memberKeyFile, mode: 0o600)
    }
    if !directory.hasMemberCodeKey {
      let key = P256.Signing.PrivateKey()
      try FileAccess.write(key.pemRepresentation + "\n", to: directory.memberCodeKeyFile, mode: 0o600)
    }
    try FileAccess.write(serverKey.pemRepresentation + "\n", to: directory.serverKeyFile, mode: 0o600)
    try writePublic(server, to: directory.serverFile)
    return isNew
  }

  private static func writePublic(_ certificate: Certificate, to path: String) throws {
    try FileAccess.write(try certificate.serializeAsPEM().pemString + "\n", to: path, mode: 0o644)
  }

  private static func certificate(_ path: String) throws(DistrictFault) -> Certificate {
    let text = try FileAccess.read(path)
    do { return try Certificate(pemEncoded: text) } catch {
      throw .unusableFile(path: path, reason: "it holds no certificate in PEM")
    }
  }

  private static func key(_ path: String) throws(DistrictFault) -> P256.Signing.PrivateKey {
    let text = try FileAccess.read(path)
    do { return try P256.Signing.PrivateKey(pemRepresentation: text) } catch {
      throw .unusableFile(path: path, reason: "it holds no P-256 private key in PEM")
    }
  }

  private static func memberKey(_ path: String) throws(DistrictFault) -> MemberKey {
    let parts = try FileAccess.read(path).split(whereSeparator: \.isWhitespace)
    guard parts.count == 2, let version = Int(parts[0]), let bytes = Hex.decode(parts[1]),
      let key = MemberKey(version: version, bytes: bytes)
    else { throw .unusableFile(path: path, reason: "it must hold a version and 64 hex digits") }
    return key
  }
}

extension DistrictKeys: CustomStringConvertible, CustomReflectable {
  /// Nothing of the keys.
  public var description: String { "the district's keys" }
  /// A mirror without children, so that `dump` shows no key either.
  public var customMirror: Mirror { Mirror(self, children: EmptyCollection<Mirror.Child>()) }
}
