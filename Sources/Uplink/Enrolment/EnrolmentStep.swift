public import StationCore

/// What enrolment has achieved so far, for whoever watches it.
public enum EnrolmentStep: Hashable, Sendable, CustomStringConvertible {
  /// The authority's certificate was copied to where the daemon looks for it.
  case authorityInstalled(path: String)
  /// A private key was made on this device; it never leaves it.
  case keyMade
  /// The district issued a certificate, and it is what it must be.
  case certificateIssued(StationID)
  /// Key and certificate are on the disk.
  case stored(certificateFile: String, keyFile: String)
  /// The district accepted the certificate.
  case proved(server: String)

  /// The step in words.
  public var description: String {
    switch self {
    case .authorityInstalled(let path): "the authority's certificate is kept as \(path)"
    case .keyMade: "a private key was made on this device"
    case .certificateIssued(let station): "the district issued a certificate for \(station)"
    case .stored(let certificateFile, let keyFile): "stored as \(certificateFile) and \(keyFile)"
    case .proved(let server): "\(server) accepts the certificate"
    }
  }
}
