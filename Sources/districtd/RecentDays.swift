import CommandLineTool
import StationCore

extension DayOptions {
  /// The days that are named, or else the last 31 up to today.
  func recent(at now: Int64, in calendar: StationCalendar) -> (from: CivilDate, to: CivilDate) {
    if day == nil, from == nil {
      let today = calendar.day(of: now)
      return (today.adding(days: -30), today)
    }
    return days(at: now, in: calendar.zone)
  }

  /// The moments of the days that are named, in milliseconds since 1970-01-01T00:00:00Z; all where none is.
  func moments(in calendar: StationCalendar) -> Range<Int64> {
    if let day { return calendar.moments(from: day, to: day) }
    guard let from, let to else { return Int64.min..<Int64.max }
    return calendar.moments(from: from, to: to)
  }
}
