import ArgumentParser
import CommandLineTool
import LocalAPI
import StationCore
import Terminal

/// `station status`: how the station is.
struct StatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "Shows how the station is: readers, ledger, clock, disk, district.",
    discussion: """
      Example:
        station status --json | jq .unsent
      """)

  @OptionGroup var options: ConfigurationOptions

  @Flag(help: "Print JSON for scripts.")
  var json = false

  func run() throws {
    guard case .status(let status) = try DaemonClient(options).ask(.status) else { return }
    if json {
      try JSONOutput.write(status)
    } else {
      Standard.output.write(StatusTable(status).description)
    }
  }
}
