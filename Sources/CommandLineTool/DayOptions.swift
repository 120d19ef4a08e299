public import ArgumentParser
public import StationCore

/// Which days a report is about.
public struct DayOptions: ParsableArguments {
  /// One day; today if nothing is given.
  @Option(help: "One day, YYYY-MM-DD; today if nothing is given.")
  public var day: CivilDate?

  /// The first day.
  @Option(help: "The first day.")
  public var from: CivilDate?

  /// The last day, included.
  @Option(help: "The last day, included.")
  public var to: CivilDate?

  /// Options without a value.
  public init() {}

  /// Refuses combinations that name no range of days.
  public func validate() throws {
    if day != nil, from != nil || to != nil {
      throw ValidationError("give either --day, or --from and --to")
    }
    guard (from == nil) == (to == nil) else { throw ValidationError("--from and --to belong together") }
    if let from, let to, to < from { throw ValidationError("--from \(from) is after --to \(to)") }
  }

  /// The first and the last day; where none was given, the day that a moment falls on.
  public func days(at now: Int64, in zone: TimeZoneRules) -> (from: CivilDate, to: CivilDate) {
    if let from, let to { return (from, to) }
    let day = day ?? StationCalendar(zone: zone).day(of: now)
    return (day, day)
  }
}
