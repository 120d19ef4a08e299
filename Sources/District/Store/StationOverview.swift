/// A station with what the district last heard of it: a row of `districtd station list`.
public struct StationOverview: Hashable, Sendable, Codable {
  /// Its id.
  public let station: String
  /// Its name.
  public let name: String
  /// Its street.
  public let street: String
  /// Its time zone.
  public let zone: String
  /// Whether it holds a certificate that is accepted.
  public let enrolled: Bool
  /// Until when that certificate is valid, RFC 3339 in UTC; `nil` where there is none.
  public let certificateExpires: String?
  /// How many of its events are stored, over all its ledgers.
  public let events: Int64
  /// When a batch last came, RFC 3339 in UTC; `nil` before the first.
  public let lastContact: String?
}
