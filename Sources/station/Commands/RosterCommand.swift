import ArgumentParser
import CommandLineTool
import LocalAPI
import Terminal

/// `station roster`: which members the station knows, in numbers.
struct RosterCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "roster", abstract: "Shows the member roster in numbers, never a member.",
    discussion: """
      Whether a card is in the roster is seen by tapping it: a verb that says so would be one for trying numbers.

      Exit status 1 while there is no roster: every card then counts as a member's.

      Example:
        station roster --json | jq .version
      """)

  @OptionGroup var options: ConfigurationOptions

  @Flag(help: "Print JSON for scripts.")
  var json = false

  func run() throws {
    guard case .roster(let roster) = try DaemonClient(options).ask(.roster) else { return }
    if json { try JSONOutput.write(roster) }
    guard let version = roster.version else {
      throw CommandFailure(.badNews, "there is no roster yet; the district sends it once the station is enrolled")
    }
    guard !json else { return }
    Standard.output.write(
      TextTable(rows: [
        ["version", "\(version)"],
        ["members", "\(roster.members)"],
        ["lapsed", "\(roster.lapsed)"],
        ["in force since", roster.applied ?? "unknown"],
      ]).description)
  }
}
