import StationCore

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
  /// The ledger that was heard of last, sixteen hexadecimal digits; `nil` before the first batch.
  public let ledger: String?
  /// How far that ledger is stored.
  public let lastSequence: Int64
  /// How many of its alarms nobody has settled.
  public let openAlarms: Int
  /// The version of the programme that it says it has applied; `nil` where it has said nothing yet.
  public let programme: String?
  /// The version of the roster, likewise.
  public let roster: Int?

  /// Whether it has said nothing for so many milliseconds, at a moment in milliseconds since 1970-01-01T00:00:00Z.
  public func isSilent(for length: Int64, at now: Int64) -> Bool {
    guard let heard = lastContact.flatMap(Timestamp.milliseconds) else { return true }
    return now - heard >= length
  }
}
