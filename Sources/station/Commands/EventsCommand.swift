import ArgumentParser
import CommandLineTool
import ConfigurationFile
import LocalAPI
import StationCore
import Terminal

/// `station events`: the ledger as it is.
struct EventsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "events", abstract: "Lists the ledger's events, oldest first.",
    discussion: """
      Times are when something really happened, by the station's own clock on the wall; a mark tells of those that were
      repaired or are uncertain. With --json each line is one event exactly as it is sealed and sent: a CloudEvent in canonical form.

      Examples:
        station events --after 1200
        station events --json | jq -r .type | sort | uniq -c
      """)

  /// How many events are asked for at a time.
  private static let page = 500

  @OptionGroup var options: ConfigurationOptions

  @Option(help: "Only events behind this sequence.")
  var after: Int64 = 0

  @Flag(help: "Print JSON for scripts, one event a line.")
  var json = false

  func validate() throws {
    guard after >= 0 else { throw ValidationError("--after counts from 0") }
  }

  func run() throws {
    let client = try DaemonClient(options)
    var lines = json ? nil : EventLines(calendar: StationCalendar(zone: try ZoneFile.load(options.load().timeZone)))
    var newest = after
    // Sequences do not begin at 1 where old events were removed.
    while case .events(let events) = try client.ask(.events(after: newest, limit: Self.page)),
      let last = events.last?.sequence, last > newest
    {
      for event in events { Standard.output.writeLine(try lines?.line(event) ?? event.event) }
      newest = last
    }
    for line in lines?.legend ?? [] { Standard.output.writeLine(line) }
  }
}
