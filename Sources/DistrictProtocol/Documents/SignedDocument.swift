public import Crypto
import FoundationEssentials
public import X509

/// A document that the district's authority has signed: JWS Compact Serialization (RFC 7515 §7.1) with ES256
/// (RFC 7518 §3.4).
public enum SignedDocument {
  /// The media type.
  public static let contentType = "application/jose"

  /// Signs the payload; the header is `{"alg":"ES256","typ":"<type>"}`.
  ///
  /// - Throws: Whatever the key throws; a key in memory does not.
  public static func sign(_ payload: [UInt8], type: DocumentType, key: P256.Signing.PrivateKey) throws -> String {
    let header = "{\"alg\":\"ES256\",\"typ\":\"\(type.rawValue)\"}"
    let signed = "\(Base64URL.encode(Array(header.utf8))).\(Base64URL.encode(payload))"
    let signature = try key.signature(for: Array(signed.utf8))
    return "\(signed).\(Base64URL.encode(Array(signature.rawRepresentation)))"
  }

  /// The payload, where the authority's key has signed it as a document of this type.
  ///
  /// - Throws: ``DocumentFault``.
  public static func verify(
    _ text: String, type: DocumentType, authority: P256.Signing.PublicKey
  ) throws(DocumentFault) -> [UInt8] {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 3, let headerBytes = Base64URL.decode(parts[0]), let payload = Base64URL.decode(parts[1]),
      let signatureBytes = Base64URL.decode(parts[2]),
      let header = try? JSONDecoder().decode(Header.self, from: Data(headerBytes))
    else { throw .notSigned }
    guard header.alg == "ES256", header.crit == nil else { throw .unsupportedHeader }
    guard let signature = try? P256.Signing.ECDSASignature(rawRepresentation: signatureBytes),
      authority.isValidSignature(signature, for: Array("\(parts[0]).\(parts[1])".utf8))
    else { throw .wrongSignature }
    guard header.typ == type.rawValue else { throw .wrongType }
    return payload
  }

  /// The payload, where the key of the authority's certificate has signed it as a document of this type.
  ///
  /// - Throws: ``DocumentFault``.
  public static func verify(
    _ text: String, type: DocumentType, authority: Certificate
  ) throws(DocumentFault) -> [UInt8] {
    guard let key = P256.Signing.PublicKey(authority.publicKey) else { throw .unsuitableAuthority }
    return try verify(text, type: type, authority: key)
  }

  private struct Header: Decodable {
    let alg: String
    let typ: String?
    let crit: [String]?
  }
}
