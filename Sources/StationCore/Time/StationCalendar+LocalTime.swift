extension StationCalendar {
  /// The moment that a local time names, such as `2026-11-20 14:05`; `nil` for another form and for a time that a change
  /// of the clocks leaves out.
  ///
  /// Where the clocks are set back and a time comes twice, the earlier one is meant.
  public func moment(ofLocal text: String) -> Int64? {
    let parts = text.split(separator: " ", omittingEmptySubsequences: false)
    guard parts.count == 2, let day = CivilDate(parts[0]) else { return nil }
    let digits = Array(parts[1].utf8)
    guard digits.count == 5, digits[2] == UInt8(ascii: ":"),
      [0, 1, 3, 4].allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digits[$0]) }),
      let hour = Int64(parts[1].prefix(2)), let minute = Int64(parts[1].suffix(2)), hour < 24, minute < 60
    else { return nil }
    let local = Int64(day.daysSinceEpoch) * Timestamp.millisecondsPerDay + (hour * 60 + minute) * 60_000
    // Zones are at most a day from UTC: what is in force a day before and a day after are the candidates.
    return [-Timestamp.millisecondsPerDay, Timestamp.millisecondsPerDay]
      .map { local - Int64(zone.offsetSeconds(at: local + $0)) * 1000 }
      .filter { $0 + Int64(zone.offsetSeconds(at: $0)) * 1000 == local }.min()
  }

  /// The station's day and time at a moment, such as `2026-11-20 14:05`.
  public func localText(_ milliseconds: Int64) -> String { "\(day(of: milliseconds)) \(clockText(milliseconds))" }
}
