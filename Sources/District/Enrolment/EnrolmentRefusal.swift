/// Why a station is given no certificate.
public enum EnrolmentRefusal: Error, Hashable, Sendable {
  /// The token is not good for this station; never ``TokenStanding/good``.
  case token(TokenStanding)
  /// The request's key is no P-256 key.
  case unsuitableKey
  /// The request is not signed by the key that it names.
  case noProofOfPossession
  /// The request names another subject than the station.
  case otherSubject
}
