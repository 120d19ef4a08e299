import ArgumentParser
import CommandLineTool
import ConfigurationFile
import LocalAPI
import StationCore
import Terminal

/// `station status`: how the station is.
struct StatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "Shows how the station is: readers, ledger, clock, disk, district.",
    discussion: """
      Examples:
        station status
        station status --json | jq .unsent
        station status --json | jq .district.oldestUnsent
      """)

  @OptionGroup var options: ConfigurationOptions

  @Flag(help: "Print JSON for scripts.")
  var json = false

  func run() throws {
    let calendar = StationCalendar(zone: try ZoneFile.load(try options.load().timeZone))
    guard case .status(let status) = try DaemonClient(options).ask(.status) else { return }
    if json {
      try JSONOutput.write(status)
    } else {
      Standard.output.write(StatusTable(status, calendar: calendar).description)
    }
  }
}
