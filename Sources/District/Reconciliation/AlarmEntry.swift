import StationCore

/// An alarm with its station and what was said of it: a row of `districtd alarm list`.
public struct AlarmEntry: Hashable, Sendable, Encodable {
  /// What names it when it is settled: twelve hexadecimal digits that stay the same.
  public let id: String
  /// The station.
  public let station: String
  /// The station's name.
  public let name: String
  /// The station's street.
  public let street: String
  /// The station's ledger; empty where it is about none.
  public let ledger: String
  /// What it is about.
  public let kind: AlarmKind
  /// The sequence at which it was noticed; 0 where it is about no ledger.
  public let sequence: Int64
  /// When it was first noticed, RFC 3339 in UTC.
  public let first: String
  /// When it was last noticed.
  public let last: String
  /// How often it was noticed.
  public let times: Int
  /// Who looked at it and said what, oldest first.
  public let settlements: [Settlement]
  /// Whether nobody has settled it as it is now: one that is raised again is open again.
  public let open: Bool

  init(_ alarm: Alarm, of station: RegisteredStation, settlements: [Settlement]) {
    id = Self.id(alarm)
    self.station = alarm.station
    name = station.name
    street = station.street
    ledger = alarm.ledger
    kind = alarm.kind
    sequence = alarm.sequence
    first = alarm.first
    last = alarm.last
    times = alarm.times
    self.settlements = settlements
    open = !settlements.contains { $0.weight >= alarm.times }
  }

  /// The name of an alarm.
  static func id(_ alarm: Alarm) -> String {
    FindingID.make("alarm", alarm.station, alarm.ledger, alarm.kind.rawValue, "\(alarm.sequence)")
  }

  /// Whether it was noticed in a range of moments, in milliseconds since 1970-01-01T00:00:00Z.
  public func wasNoticed(in moments: Range<Int64>) -> Bool {
    guard let first = Timestamp.milliseconds(first), let last = Timestamp.milliseconds(last) else { return false }
    return last >= moments.lowerBound && first < moments.upperBound
  }
}
