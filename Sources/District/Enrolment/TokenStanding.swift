import StationCore

/// What the district makes of a token that is presented for a station.
public enum TokenStanding: Hashable, Sendable {
  /// It is the station's, and unused.
  case good
  /// No such token was made, or so long ago that nobody remembers.
  case unknown
  /// It is another station's.
  case ofAnotherStation
  /// It was used before: it was copied, or an earlier answer was lost.
  case used
  /// A newer token, or a revocation, has taken its place.
  case withdrawn
  /// It was not used in time.
  case expired
}
