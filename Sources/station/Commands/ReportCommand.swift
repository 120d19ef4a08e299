import ArgumentParser
import CommandLineTool
import ConfigurationFile
import Daemon
import LocalAPI
import StationCore
import Terminal

/// `station report`: what happened at the station.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "Shows check-ins and service uses of a day or of several days.",
    discussion: """
      Days are the station's own. Corrections are taken into account; `station correct list` shows them.
      A card's first visit of a day and its further ones are counted apart; guests have no card and are in neither.
      Different cards are counted once in the whole range, so that the rows of --by do not add up to their total.

      Examples:
        station report
        station report --day 2026-01-05 --json
        station report --from 2026-01-01 --to 2026-01-31 --by week
        station report --from 2026-01-01 --to 2026-01-31 --by day --csv > january.csv
      """)

  @OptionGroup var options: ConfigurationOptions
  @OptionGroup var days: DayOptions

  @Option(help: "A row for each day, week (ISO 8601, from Monday), month, or hour of the day over the range.")
  var by: UsagePeriod.Step?

  @Flag(help: "Print JSON for scripts.")
  var json = false

  @Flag(help: "Print a table for spreadsheets: UTF-8 with a byte order mark, as Excel wants it.")
  var csv = false

  func validate() throws {
    guard !json || !csv else { throw ValidationError("give either --json or --csv") }
    guard let by, let from = days.from, let to = days.to, !by.divides(from: from, to: to) else { return }
    throw ValidationError(
      "that would be more than \(UsagePeriod.Step.mostParts) rows: take longer periods or fewer days")
  }

  func run() throws {
    let configuration = try options.load()
    let zone = try ZoneFile.load(configuration.timeZone)
    let (from, to) = days.days(at: SystemClock.read().wallMilliseconds, in: zone)
    let request = Request.report(from: from, to: to, by: by)
    guard case .report(let report) = try DaemonClient(options).ask(request) else { return }
    if json {
      try JSONOutput.write(report)
    } else if csv {
      Standard.output.write(report.csv(programme: .builtIn))
    } else {
      Standard.output.write(ReportTable(report).description)
    }
  }
}
