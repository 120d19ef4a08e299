public import StationCore

/// What the district makes of a certificate that its authority has signed.
///
/// Moments are milliseconds since 1970-01-01T00:00:00Z.
public enum CertificateStanding: Hashable, Sendable {
  /// It speaks for the station.
  case accepted(StationID)
  /// It was not renewed in time.
  case expired(StationID, at: Int64)
  /// A newer certificate of the station has taken its place.
  case replaced(StationID, at: Int64)
  /// The district has revoked it.
  case revoked(StationID, at: Int64)
  /// The district does not know it.
  case unknown
}
