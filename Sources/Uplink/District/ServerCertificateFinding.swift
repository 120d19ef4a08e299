import StationCore

/// Why a server's certificate was not accepted.
enum ServerCertificateFinding: Error, Hashable, Sendable, CustomStringConvertible {
  /// By this station's clock, which counts as right, it has run out: the clock is wrong, or the district must renew it.
  /// All times are milliseconds since 1970-01-01T00:00:00Z.
  case expired(until: Int64, now: Int64)
  /// Another authority has signed it.
  case otherAuthority(issuer: String)
  /// The authority has signed it, but not for a server.
  case otherPurpose
  /// The authority has signed it, but not for the name by which the server was called.
  case otherName
  /// The server showed no certificate that could be looked at.
  case unknown

  /// The finding in words, with what helps.
  var description: String {
    switch self {
    case .expired(let until, let now):
      "its certificate was valid until \(Timestamp.text(until)), but this station's clock says \(Timestamp.text(now)); "
        + "if that is wrong, set the clock, else the district must renew its certificate"
    case .otherAuthority(let issuer):
      "its certificate was issued by another authority (\(issuer)); check that the address and the authority's file "
        + "are of the same district"
    case .otherPurpose: "its certificate is not that of a server; somebody may be posing as the district"
    case .otherName:
      "its certificate is not for this name; use a name that the district's [server] names has"
    case .unknown: "it showed no certificate that the district's authority has signed"
    }
  }
}
