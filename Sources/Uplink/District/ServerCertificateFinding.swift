import FoundationEssentials
import StationCore
import X509

/// Why a server's certificate was not accepted.
enum ServerCertificateFinding: Hashable, Sendable, CustomStringConvertible {
  /// By this station's clock it is not valid: the clock is wrong, or the certificate has run out. All times are
  /// milliseconds since 1970-01-01T00:00:00Z.
  case outsideValidity(from: Int64, until: Int64, now: Int64)
  /// Another authority has signed it.
  case otherAuthority(issuer: String)
  /// The authority has signed it, but not for the name by which the server was called.
  case otherName
  /// The server showed no certificate that could be looked at.
  case unknown

  /// Judges the certificate that a server showed.
  init(_ certificate: Certificate, authority: AuthorityCertificate, now: Int64) {
    guard authority.signed(certificate) else {
      self = .otherAuthority(issuer: certificate.issuer.description)
      return
    }
    // Both must be valid; the authority's own time usually encloses the server's.
    for candidate in [certificate, authority.certificate] {
      let from = Self.milliseconds(candidate.notValidBefore)
      let until = Self.milliseconds(candidate.notValidAfter)
      guard (from...max(from, until)).contains(now) else {
        self = .outsideValidity(from: from, until: until, now: now)
        return
      }
    }
    self = .otherName
  }

  /// The finding in words, with what helps.
  var description: String {
    switch self {
    case .outsideValidity(let from, let until, let now):
      "its certificate is valid from \(Timestamp.text(from)) to \(Timestamp.text(until)), but this station's clock "
        + "says \(Timestamp.text(now)); if that is wrong, set the clock, else the district must renew its certificate"
    case .otherAuthority(let issuer):
      "its certificate was issued by another authority (\(issuer)); check that the address and the authority's file "
        + "are of the same district"
    case .otherName:
      "its certificate is not for this name; use a name that the district's [server] names has"
    case .unknown: "it showed no certificate that the district's authority has signed"
    }
  }

  private static func milliseconds(_ date: Date) -> Int64 { Int64(date.timeIntervalSince1970 * 1000) }
}
