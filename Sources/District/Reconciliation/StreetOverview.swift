/// A street (街道) with its stations in numbers: a row of `districtd street list`.
public struct StreetOverview: Hashable, Sendable, Encodable {
  /// The street.
  public let street: String
  /// How many stations it has.
  public let stations: Int
  /// How many of them hold a certificate that is accepted.
  public let enrolled: Int
  /// How many of them were not heard of for as long as was asked.
  public let silent: Int
  /// How many of their alarms nobody has settled.
  public let openAlarms: Int
  /// How many of their events are stored.
  public let events: Int64

  /// The streets of some stations, in order.
  ///
  /// - Parameters:
  ///   - stations: the stations.
  ///   - silence: how long a station may be silent, in milliseconds.
  ///   - now: milliseconds since 1970-01-01T00:00:00Z.
  /// - Returns: each street once.
  public static func streets(
    of stations: [StationOverview], silence: Int64, at now: Int64
  ) -> [StreetOverview] {
    Dictionary(grouping: stations, by: \.street).sorted { $0.key < $1.key }.map { street, stations in
      StreetOverview(
        street: street, stations: stations.count, enrolled: stations.count { $0.enrolled },
        silent: stations.count { $0.isSilent(for: silence, at: now) },
        openAlarms: stations.reduce(0) { $0 + $1.openAlarms }, events: stations.reduce(0) { $0 + $1.events })
    }
  }
}
