/// Why a station is given no certificate.
public enum EnrolmentRefusal: Error, Hashable, Sendable {
  /// No such station, no such token, another station's, used before or expired: the caller is not told which.
  case tokenNotAccepted
  /// The request's key is no P-256 key.
  case unsuitableKey
  /// The request is not signed by the key that it names.
  case noProofOfPossession
  /// The request names another subject than the station.
  case otherSubject
}
