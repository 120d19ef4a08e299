import Glibc
import NIOSSL
import SwiftASN1
import X509

/// The station's certificate and private key on the disk: always a pair that belongs together.
///
/// Two files cannot be replaced in one step. So both new ones are first written beside the old ones and flushed, then
/// the key is renamed, then the certificate; whoever finds the new key beside the old certificate finishes the work.
/// The daemon and a technician's `station enrol` may do so at the same time, and wait for each other.
struct IdentityFiles: Sendable {
  let certificateFile: String
  let keyFile: String

  private var newCertificateFile: String { certificateFile + ".new" }
  private var newKeyFile: String { keyFile + ".new" }

  /// Replaces the pair; after an interruption there is the old pair or the new.
  ///
  /// A renewed pair that waits for its first contact is of no use afterwards, and goes.
  /// - Throws: ``FileFailure``; then the old pair is as it was, or the new one is found by ``load()``.
  func store(_ pair: IdentityPEM) throws(FileFailure) {
    try DurableFile.makeDirectory(directory)
    let lock = try DirectoryLock(directory)
    try replace(by: pair)
    unlink(renewedFile)
    _ = consume lock
  }

  /// The pair; `nil` where there is no certificate yet.
  ///
  /// - Throws: ``ContactFault`` where there is one that cannot be used.
  func load() throws(ContactFault) -> StationIdentity? {
    let pair: IdentityPEM?
    do { pair = try read() } catch { throw .file(error) }
    guard let pair else { return nil }
    if let identity = StationIdentity(pair) { return identity }
    guard Self.isCertificate(pair.certificate) else { throw .identityUnusable(path: certificateFile) }
    guard Self.isKey(pair.key) else { throw .identityUnusable(path: keyFile) }
    throw .identityMismatch(certificate: certificateFile, key: keyFile)
  }

  var directory: String { DurableFile.directory(of: keyFile) }

  /// The work of ``store(_:)``, for whoever holds the directory.
  func replace(by pair: IdentityPEM) throws(FileFailure) {
    try DurableFile.stage(Array(pair.key.utf8), at: newKeyFile, mode: 0o600)
    do {
      try DurableFile.stage(Array(pair.certificate.utf8), at: newCertificateFile, mode: 0o644)
      try DurableFile.move(newKeyFile, to: keyFile)
    } catch {
      unlink(newKeyFile)
      unlink(newCertificateFile)
      throw error
    }
    // The new key is in place: its certificate must stay, also where it cannot have its name yet.
    try DurableFile.move(newCertificateFile, to: certificateFile, keepingOnFailure: true)
  }

  /// Reads the pair, finishing a replacement that was cut in the middle.
  private func read() throws(FileFailure) -> IdentityPEM? {
    let lock = try DirectoryLock(directory)
    let key = try Self.text(keyFile)
    if let key, let certificate = try Self.text(newCertificateFile) {
      let pair = IdentityPEM(certificate: certificate, key: key)
      if StationIdentity(pair) != nil {
        try DurableFile.move(newCertificateFile, to: certificateFile, keepingOnFailure: true)
        return pair
      }
    }
    guard let certificate = try Self.text(certificateFile) else { return nil }
    _ = consume lock
    return IdentityPEM(certificate: certificate, key: key ?? "")
  }

  static func text(_ path: String) throws(FileFailure) -> String? {
    try DurableFile.read(path).map { String(decoding: $0, as: UTF8.self) }
  }

  private static func isCertificate(_ text: String) -> Bool {
    guard let leaf = try? NIOSSLCertificate.fromPEMBytes(Array(text.utf8)).first, let der = try? leaf.toDERBytes(),
      let certificate = try? Certificate(derEncoded: der)
    else { return false }
    return certificate.station != nil
  }

  private static func isKey(_ text: String) -> Bool {
    (try? NIOSSLPrivateKey(bytes: Array(text.utf8), format: .pem)) != nil
  }
}
