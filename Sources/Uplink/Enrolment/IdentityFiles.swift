import Glibc
import NIOSSL
import SwiftASN1
import X509

/// The station's certificate and private key on the disk: always a pair that belongs together.
///
/// Two files cannot be replaced in one step. So both new ones are first written beside the old ones and flushed, then
/// the key is renamed, then the certificate; whoever finds the new key beside the old certificate finishes the work.
struct IdentityFiles: Sendable {
  let certificateFile: String
  let keyFile: String

  private var newCertificateFile: String { certificateFile + ".new" }
  private var newKeyFile: String { keyFile + ".new" }

  /// Replaces the pair; after an interruption there is the old pair or the new.
  ///
  /// - Throws: ``FileFailure``; then the old pair is as it was.
  func store(certificatePEM: String, keyPEM: String) throws(FileFailure) {
    try DurableFile.stage(Array(keyPEM.utf8), at: newKeyFile, mode: 0o600)
    do {
      try DurableFile.stage(Array(certificatePEM.utf8), at: newCertificateFile, mode: 0o644)
      try DurableFile.move(newKeyFile, to: keyFile)
    } catch {
      unlink(newKeyFile)
      unlink(newCertificateFile)
      throw error
    }
    try DurableFile.move(newCertificateFile, to: certificateFile)
  }

  /// The pair; `nil` where there is no certificate yet.
  ///
  /// - Throws: ``ContactFault`` where there is one that cannot be used.
  func load() throws(ContactFault) -> StationIdentity? {
    let key: [UInt8]?
    let certificate: [UInt8]?
    let newCertificate: [UInt8]?
    do {
      key = try DurableFile.read(keyFile)
      certificate = try DurableFile.read(certificateFile)
      newCertificate = try DurableFile.read(newCertificateFile)
    } catch {
      throw .file(error)
    }
    if let key, let newCertificate, belongTogether(newCertificate, key) {
      do { try DurableFile.move(newCertificateFile, to: certificateFile) } catch { throw .file(error) }
      return try identity(newCertificate, key)
    }
    guard let certificate else { return nil }
    guard let key else { throw .identityUnusable(path: keyFile) }
    return try identity(certificate, key)
  }

  private func identity(_ certificate: [UInt8], _ key: [UInt8]) throws(ContactFault) -> StationIdentity {
    guard let chain = try? NIOSSLCertificate.fromPEMBytes(certificate), !chain.isEmpty else {
      throw .identityUnusable(path: certificateFile)
    }
    guard let privateKey = try? NIOSSLPrivateKey(bytes: key, format: .pem) else {
      throw .identityUnusable(path: keyFile)
    }
    guard belongTogether(certificate, key) else {
      throw .identityMismatch(certificate: certificateFile, key: keyFile)
    }
    return StationIdentity(chain: chain, key: privateKey)
  }

  private func belongTogether(_ certificate: [UInt8], _ key: [UInt8]) -> Bool {
    guard let leaf = try? NIOSSLCertificate.fromPEMBytes(certificate).first, let der = try? leaf.toDERBytes(),
      let publicKey = try? Certificate(derEncoded: der).publicKey,
      let privateKey = try? Certificate.PrivateKey(pemEncoded: String(decoding: key, as: UTF8.self))
    else { return false }
    return privateKey.publicKey == publicKey
  }
}
