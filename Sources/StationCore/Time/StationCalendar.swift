/// Days and hours as the station counts them.
public struct StationCalendar: Hashable, Sendable {
  /// The station's time zone.
  public let zone: TimeZoneRules

  /// The calendar of a time zone.
  public init(zone: TimeZoneRules) { self.zone = zone }

  /// The day on which a moment falls (milliseconds since 1970-01-01T00:00:00Z).
  public func day(of milliseconds: Int64) -> CivilDate {
    CivilDate(daysSinceEpoch: Int(local(milliseconds).flooredDivision(by: Timestamp.millisecondsPerDay).quotient))
  }

  /// The hour of the day, 0…23, in which a moment falls.
  public func hour(of milliseconds: Int64) -> Int {
    Int(local(milliseconds).flooredDivision(by: Timestamp.millisecondsPerDay).remainder / 3_600_000)
  }

  /// The wall clock's `HH:MM` at a moment.
  public func clockText(_ milliseconds: Int64) -> String {
    let minutes = Int(local(milliseconds).flooredDivision(by: Timestamp.millisecondsPerDay).remainder / 60_000)
    return "\(Decimal.padded(minutes / 60, 2)):\(Decimal.padded(minutes % 60, 2))"
  }

  /// The wall clock's day and `HH:MM:SS` at a moment.
  public func text(_ milliseconds: Int64) -> String {
    let second = Int(local(milliseconds).flooredDivision(by: 60_000).remainder / 1000)
    return "\(day(of: milliseconds)) \(clockText(milliseconds)):\(Decimal.padded(second, 2))"
  }

  /// The moment at which a day begins, in milliseconds since 1970-01-01T00:00:00Z.
  ///
  /// Where a change of the clocks skips midnight, the day begins with the change.
  public func start(of day: CivilDate) -> Int64 {
    let midnight = Int64(day.daysSinceEpoch) * Timestamp.millisecondsPerDay
    let guess = midnight - Int64(zone.offsetSeconds(at: midnight)) * 1000
    let start = midnight - Int64(zone.offsetSeconds(at: guess)) * 1000
    return self.day(of: start) < day ? guess : start
  }

  /// The moments of all days from the first to the last, both included.
  public func moments(from first: CivilDate, to last: CivilDate) -> Range<Int64> {
    let begin = start(of: first)
    return begin..<max(begin, start(of: last.adding(days: 1)))
  }

  private func local(_ milliseconds: Int64) -> Int64 {
    milliseconds + Int64(zone.offsetSeconds(at: milliseconds)) * 1000
  }
}
