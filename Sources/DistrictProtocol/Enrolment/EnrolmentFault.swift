/// Why a body of enrolment could not be read.
public enum EnrolmentFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// The body is no base64.
  case notBase64
  /// The body is no PKCS#10 certificate request.
  case notARequest
  /// The body is no PKCS#7 list of certificates.
  case notCertificates

  /// The fault in words.
  public var description: String {
    switch self {
    case .notBase64: "the body is not base64"
    case .notARequest: "the body is no PKCS#10 certificate request"
    case .notCertificates: "the body is no PKCS#7 list of certificates"
    }
  }
}
