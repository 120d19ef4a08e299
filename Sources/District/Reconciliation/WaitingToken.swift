/// A token by which a station may still enrol, or might have: a row of `districtd token list`; never the token itself.
public struct WaitingToken: Hashable, Sendable, Encodable {
  /// The station.
  public let station: String
  /// The station's name.
  public let name: String
  /// The station's street.
  public let street: String
  /// Until when it works, RFC 3339 in UTC.
  public let expires: String
  /// Whether that is over.
  public let expired: Bool
}
