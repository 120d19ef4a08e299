import FoundationEssentials
public import X509
import SwiftASN1

/// The bodies of enrolment: base64 of DER (RFC 7030 §4, RFC 8951 §3.1).
public enum ESTBody {
  /// The media type of a certificate request.
  public static let requestContentType = "application/pkcs10"
  /// The media type of a list of certificates.
  public static let certificatesContentType = "application/pkcs7-mime; smime-type=certs-only"

  /// Base64 in one line, as strict readers want it.
  public static func encode(_ der: [UInt8]) -> [UInt8] { Array(Data(der).base64EncodedData()) }

  /// The DER behind base64 with any line breaks; `nil` where it is no base64.
  public static func decode(_ body: [UInt8]) -> [UInt8]? {
    let text = body.filter { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
    guard !text.isEmpty, let data = Data(base64Encoded: Data(text)) else { return nil }
    return Array(data)
  }

  /// The body that carries a certificate request.
  ///
  /// - Throws: Whatever serialising the request throws.
  public static func encode(_ request: CertificateSigningRequest) throws -> [UInt8] {
    var serializer = DER.Serializer()
    try serializer.serialize(request)
    return encode(serializer.serializedBytes)
  }

  /// The certificate request in a body.
  ///
  /// - Throws: ``EnrolmentFault/notBase64`` or ``EnrolmentFault/notARequest``. The request's own signature is checked
  ///   by whoever answers it.
  public static func request(_ body: [UInt8]) throws(EnrolmentFault) -> CertificateSigningRequest {
    guard let der = decode(body) else { throw .notBase64 }
    do { return try CertificateSigningRequest(derEncoded: der) } catch { throw .notARequest }
  }

  /// The body that carries certificates.
  ///
  /// - Throws: Whatever serialising a certificate throws.
  public static func encode(_ certificates: [Certificate]) throws -> [UInt8] {
    encode(try CertificateList(certificates).derBytes())
  }

  /// The certificates in a body.
  ///
  /// - Throws: ``EnrolmentFault/notBase64`` or ``EnrolmentFault/notCertificates``.
  public static func certificates(_ body: [UInt8]) throws(EnrolmentFault) -> [Certificate] {
    guard let der = decode(body) else { throw .notBase64 }
    do { return try CertificateList(derBytes: der).certificates } catch { throw .notCertificates }
  }
}
