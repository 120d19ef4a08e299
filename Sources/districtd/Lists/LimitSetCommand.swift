import ArgumentParser
import CommandLineTool
import District
import StationCore

/// `districtd limit set`: a limit, or another number for one.
struct LimitSetCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "set", abstract: "Limits how often a member may use a service.",
    discussion: """
      Nobody is turned away by it: uses over the limit are listed by `districtd conflict list`, also those that are
      recorded already. A limit of the same service and time is replaced.

      Examples:
        districtd limit set umbrella --most 1 --per day
        districtd limit set heat-pack --most 2 --from 2026-01-05 --to 2026-02-28
      """)

  @OptionGroup var options: ConfigurationOptions

  @Argument(help: "The service's code, such as umbrella.")
  var service: ServiceCode

  @Option(help: "How many uses a member has.")
  var most: Int

  @Option(help: "In what time: day, week or month.")
  var per: LimitStep?

  @Option(help: "The first day of a campaign, in which the limit holds as a whole.")
  var from: CivilDate?

  @Option(help: "The last day of the campaign, included.")
  var to: CivilDate?

  func validate() throws {
    guard (1...1_000_000).contains(most) else { throw ValidationError("--most must be from 1 to 1000000") }
    guard (per == nil) == (from != nil && to != nil), (from == nil) == (to == nil) else {
      throw ValidationError("give either --per, or --from and --to")
    }
    if let from, let to, to < from { throw ValidationError("--from \(from) is after --to \(to)") }
  }

  func run() throws {
    let access = try DistrictAccess(options)
    let limit = UseLimit(service: service, most: most, period: period)
    try CommandFailure.wrap { () throws(DistrictFault) in try access.store.set(limit) }
    Standard.output.writeLine("A member has \(most) of \(service) a \(limit.period.name)")
  }

  private var period: LimitPeriod {
    if let from, let to { return .campaign(from: from, to: to) }
    return (per ?? .day).period
  }
}

/// A time in which a limit holds, as it is typed.
enum LimitStep: String, ExpressibleByArgument, CaseIterable {
  case day, week, month

  var period: LimitPeriod {
    switch self {
    case .day: .day
    case .week: .week
    case .month: .month
    }
  }
}
