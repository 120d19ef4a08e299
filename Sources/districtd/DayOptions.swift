import ArgumentParser
import StationCore

/// Which days a report is about.
struct DayOptions: ParsableArguments {
  @Option(help: "One day, YYYY-MM-DD; today if nothing is given.")
  var day: CivilDate?

  @Option(help: "The first day.")
  var from: CivilDate?

  @Option(help: "The last day, included.")
  var to: CivilDate?

  func validate() throws {
    if day != nil, from != nil || to != nil {
      throw ValidationError("give either --day, or --from and --to")
    }
    guard (from == nil) == (to == nil) else { throw ValidationError("--from and --to belong together") }
    if let from, let to, to < from { throw ValidationError("--from \(from) is after --to \(to)") }
  }

  /// The first and the last day; where none was given, the day that a moment falls on.
  func days(at now: Int64, in zone: TimeZoneRules) -> (from: CivilDate, to: CivilDate) {
    if let from, let to { return (from, to) }
    let day = day ?? StationCalendar(zone: zone).day(of: now)
    return (day, day)
  }
}
