import ArgumentParser
import ConfigurationFile
import Daemon
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

  /// The first and the last day; today in the given time zone where none was given.
  func days(in zone: String) throws -> (from: CivilDate, to: CivilDate) {
    if let from, let to { return (from, to) }
    if let day { return (day, day) }
    let calendar = StationCalendar(zone: try ZoneFile.load(zone))
    let today = calendar.day(of: SystemClock.read().wallMilliseconds)
    return (today, today)
  }
}

extension CivilDate: @retroactive ExpressibleByArgument {
  /// Reads `YYYY-MM-DD`.
  public init?(argument: String) { self.init(argument) }
}
