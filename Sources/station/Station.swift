import ArgumentParser
import CommandLineTool
import Dispatch

/// The station's one command: the menu for workers, everything else for keepers, technicians and scripts.
@main
struct Station: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "station",
    abstract: "Asks and operates a rest station.",
    discussion: """
      Examples:
        station status
        station report --day 2026-01-05
        station --config /etc/warmstation/station.toml menu

      Exit status: 0 done, 1 bad news (a broken chain, a failed check), 2 usage or configuration,
      69 the daemon cannot be reached.
      """,
    subcommands: [
      MenuCommand.self, StatusCommand.self, SendCommand.self, ReportCommand.self, EventsCommand.self,
      CorrectCommand.self, ProgrammeCommand.self, RosterCommand.self, VerifyCommand.self, ExportCommand.self,
      ReplaceCommand.self,
      EnrolCommand.self, ReaderCommand.self, SimulateCommand.self,
    ])

  @OptionGroup var options: ConfigurationOptions

  /// The menu has the process's first thread to itself; another command's asynchronous work begins here.
  ///
  /// On another thread Dispatch would look after its threads every second, for weeks.
  static func main() {
    if let menu = (try? Station.parseAsRoot()) as? MenuCommand { CommandRunner.run(menu, of: Station.self) }
    Task { await CommandRunner.run(Station.self) }
    dispatchMain()
  }
}
