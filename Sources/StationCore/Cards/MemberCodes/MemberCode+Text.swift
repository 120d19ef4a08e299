public import Crypto

extension MemberCode {
  /// The text of the QR code: marker, then content and signature in Base45.
  ///
  /// - Parameter key: the private key behind ``keyID``.
  /// - Returns: 154 characters of a QR code's alphanumeric mode.
  /// - Throws: Whatever the key throws; a key in memory does not.
  public func text(signedBy key: P256.Signing.PrivateKey) throws -> String {
    let signature = try key.signature(for: Self.signedBytes(content))
    return Self.marker + Base45.encode(content + Array(signature.rawRepresentation))
  }

  /// Reads a text and verifies that one of the keys has signed it; neither time nor earlier uses are looked at.
  ///
  /// - Throws: ``MemberCodeFault/notACode``, ``MemberCodeFault/malformed``, ``MemberCodeFault/unknownVersion(_:)``,
  ///   ``MemberCodeFault/noDistrictKey``, ``MemberCodeFault/unknownKey`` or ``MemberCodeFault/badSignature``.
  public init(verifying text: [UInt8], keys: [MemberCodeKey]) throws(MemberCodeFault) {
    guard Self.isCode(text) else { throw .notACode }
    guard let bytes = Base45.decode(text.dropFirst(Self.marker.utf8.count)), let version = bytes.first else {
      throw .malformed
    }
    guard version == Self.version else { throw .unknownVersion(Int(version)) }
    let content = Array(bytes.prefix(Self.contentLength))
    guard let code = MemberCode(content: content) else { throw .malformed }
    guard !keys.isEmpty else { throw .noDistrictKey }
    guard let key = keys.first(where: { $0.id == code.keyID }) else { throw .unknownKey }
    guard let signature = try? P256.Signing.ECDSASignature(rawRepresentation: bytes.dropFirst(Self.contentLength)),
      key.key.isValidSignature(signature, for: Self.signedBytes(content))
    else { throw .badSignature }
    self = code
  }

  /// Whether a text says that it is a member code.
  public static func isCode(_ text: some Sequence<UInt8>) -> Bool { text.starts(with: marker.utf8) }
}
