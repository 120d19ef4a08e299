/// An event that the district keeps and cannot count: a row of `districtd set-aside list`.
public struct SetAsideRecord: Hashable, Sendable, Encodable {
  /// What names it when it is settled: twelve hexadecimal digits that stay the same.
  public let id: String
  /// The station.
  public let station: String
  /// The station's name.
  public let name: String
  /// The station's street.
  public let street: String
  /// The station's ledger.
  public let ledger: String
  /// The event.
  public let sequence: Int64
  /// What kind of event it says it is.
  public let type: String
  /// Why it cannot be counted.
  public let reason: String
  /// When it came, RFC 3339 in UTC.
  public let found: String
  /// Who looked at it and said what, oldest first.
  public let settlements: [Settlement]
  /// Whether nobody has settled it.
  public let open: Bool

  /// The name of an event set aside.
  static func id(station: String, ledger: String, sequence: Int64) -> String {
    FindingID.make("set-aside", station, ledger, "\(sequence)")
  }
}
