/// Why a signed document was refused.
public enum DocumentFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// The text is no JWS in compact serialization.
  case notSigned
  /// The header asks for another algorithm than ES256, or for something that is not understood.
  case unsupportedHeader
  /// The document is signed, but is of another type.
  case wrongType
  /// The signature is not the authority's over this text.
  case wrongSignature
  /// The authority's certificate has no P-256 key.
  case unsuitableAuthority
  /// The signature is right, but the content is not the document that it should be.
  case malformed(String)

  /// The fault in words.
  public var description: String {
    switch self {
    case .notSigned: "the document is not signed (no JWS in compact form)"
    case .unsupportedHeader: "the document is signed in a way that is not supported (ES256 is)"
    case .wrongType: "the signed document is of another type"
    case .wrongSignature: "the document's signature is wrong: it was changed, or another authority signed it"
    case .unsuitableAuthority: "the authority's certificate has no P-256 key"
    case .malformed(let what): "the document is signed, but \(what)"
    }
  }
}
