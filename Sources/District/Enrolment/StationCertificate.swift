/// A station's certificate as the district knows it: a row of `districtd station show`.
public struct StationCertificate: Hashable, Sendable, Codable {
  /// What it is good for.
  public enum State: String, Hashable, Sendable, Codable {
    /// It was issued and has not been used yet.
    case issued
    /// It is the one that the station uses.
    case inUse = "in-use"
    case expired
    case replaced
    case revoked
  }

  /// Its serial number, hexadecimal.
  public let serial: String
  /// What it is good for.
  public let state: State
  /// When it was issued, RFC 3339 in UTC.
  public let issued: String
  /// Until when it is valid, RFC 3339 in UTC.
  public let expires: String
  /// When it was replaced or revoked, RFC 3339 in UTC; `nil` where it was not.
  public let ended: String?
  /// When it was last shown, RFC 3339 in UTC and to the hour; `nil` before its first use.
  public let seen: String?
  /// Until when whoever holds it may have a new one for it, RFC 3339 in UTC; `nil` where that is not allowed.
  public let allowed: String?
}
