import ArgumentParser
import CommandLineTool
import ConfigurationFile
import LocalAPI
import StationCore

/// `station programme`: what the district has the station offer, say and do.
struct ProgrammeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "programme", abstract: "Shows what the station offers, says and does, and since when.",
    discussion: """
      Exit status 1 where the district has sent a programme that was not put into force; the one before it still is.

      Examples:
        station programme
        station programme --json | jq '.services[] | select(.digit == 1)'
      """)

  @OptionGroup var options: ConfigurationOptions

  @Flag(help: "Print JSON for scripts.")
  var json = false

  func run() throws {
    guard case .programme(let programme) = try DaemonClient(options).ask(.programme) else { return }
    if json {
      try JSONOutput.write(programme)
    } else {
      let zone = try ZoneFile.load(options.load().timeZone)
      Standard.output.write("\(ProgrammeTable(programme, calendar: StationCalendar(zone: zone)))")
    }
    if programme.refused != nil { throw ExitCode(ExitStatus.badNews.rawValue) }
  }
}
