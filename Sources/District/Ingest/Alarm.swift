/// Something that somebody at the district must look at.
public struct Alarm: Hashable, Sendable, Codable {
  /// The station.
  public let station: String
  /// The station's ledger; empty where it is about none.
  public let ledger: String
  /// What it is about.
  public let kind: AlarmKind
  /// The sequence at which it was noticed; 0 where it is about no ledger.
  public let sequence: Int64
  /// When it was first noticed, RFC 3339 in UTC.
  public let first: String
  /// When it was last noticed, RFC 3339 in UTC.
  public let last: String
  /// How often it was noticed.
  public let times: Int
}
