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
      Days are the station's own. Corrections are taken into account.

      Examples:
        station report
        station report --day 2026-01-05 --json
        station report --from 2026-01-01 --to 2026-01-31
      """)

  @OptionGroup var options: ConfigurationOptions
  @OptionGroup var days: DayOptions

  @Flag(help: "Print JSON for scripts.")
  var json = false

  func run() throws {
    let configuration = try options.load()
    let zone = try ZoneFile.load(configuration.timeZone)
    let (from, to) = days.days(at: SystemClock.read().wallMilliseconds, in: zone)
    guard case .report(let report) = try DaemonClient(options).ask(.report(from: from, to: to)) else { return }
    if json {
      try JSONOutput.write(report)
    } else {
      Standard.output.write(ReportTable(report).description)
    }
  }
}
