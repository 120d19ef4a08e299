import SwiftASN1
public import X509

/// Certificates in a SignedData without signers: the "certs-only" PKCS#7 of enrolment (RFC 5652 §5, RFC 7030 §4.1.3).
public struct CertificateList: Sendable {
  /// The certificates, in the order in which they were given.
  public let certificates: [Certificate]

  /// A list.
  public init(_ certificates: [Certificate]) { self.certificates = certificates }

  /// Reads a DER-encoded ContentInfo.
  ///
  /// - Throws: `ASN1Error` where it is no SignedData with certificates.
  public init(derBytes: [UInt8]) throws {
    certificates = try DER.sequence(try DER.parse(derBytes), identifier: .sequence) { info in
      guard try ASN1ObjectIdentifier(derEncoded: &info) == Self.signedData else {
        throw ASN1Error.invalidASN1Object(reason: "not a SignedData")
      }
      return try DER.explicitlyTagged(&info, tagNumber: 0, tagClass: .contextSpecific, Self.readSignedData)
    }
  }

  /// The DER-encoded ContentInfo.
  ///
  /// - Throws: Whatever serialising a certificate throws.
  public func derBytes() throws -> [UInt8] {
    var serializer = DER.Serializer()
    try serializer.appendConstructedNode(identifier: .sequence) { info in
      try Self.signedData.serialize(into: &info)
      try info.serialize(explicitlyTaggedWithTagNumber: 0, tagClass: .contextSpecific) { content in
        try content.appendConstructedNode(identifier: .sequence, writeSignedData)
      }
    }
    return serializer.serializedBytes
  }

  /// id-signedData (RFC 5652 §5.1).
  private static let signedData: ASN1ObjectIdentifier = [1, 2, 840, 113549, 1, 7, 2]
  /// id-data (RFC 5652 §4).
  private static let data: ASN1ObjectIdentifier = [1, 2, 840, 113549, 1, 7, 1]
  private static let certificatesTag = ASN1Identifier(tagWithNumber: 0, tagClass: .contextSpecific)
  private static let revocationTag = ASN1Identifier(tagWithNumber: 1, tagClass: .contextSpecific)

  /// Version 1, no digests, no content, the certificates, no signers.
  private func writeSignedData(to content: inout DER.Serializer) throws {
    try content.serialize(1)
    content.appendConstructedNode(identifier: .set) { _ in }
    try content.appendConstructedNode(identifier: .sequence) { try Self.data.serialize(into: &$0) }
    try content.appendConstructedNode(identifier: Self.certificatesTag) { list in
      for certificate in certificates { try list.serialize(certificate) }
    }
    content.appendConstructedNode(identifier: .set) { _ in }
  }

  private static func readSignedData(_ node: ASN1Node) throws -> [Certificate] {
    try DER.sequence(node, identifier: .sequence) { content in
      _ = try Int(derEncoded: &content)
      try skip(&content)
      try skip(&content)
      var certificates: [Certificate] = []
      try DER.optionalImplicitlyTagged(&content, tagNumber: 0, tagClass: .contextSpecific) { node in
        guard case .constructed(let nodes) = node.content else {
          throw ASN1Error.unexpectedFieldType(node.identifier)
        }
        certificates = try nodes.map { try Certificate(derEncoded: $0) }
      }
      while content.next() != nil {}
      return certificates
    }
  }

  private static func skip(_ content: inout ASN1NodeCollection.Iterator) throws {
    guard content.next() != nil else { throw ASN1Error.truncatedASN1Field() }
  }
}
