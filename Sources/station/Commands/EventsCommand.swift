import ArgumentParser
import CommandLineTool
import LocalAPI
import StationCore
import Terminal

/// `station events`: the ledger as it is.
struct EventsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "events", abstract: "Lists the ledger's events, oldest first.",
    discussion: """
      With --json each line is one event exactly as it is sealed and sent: a CloudEvent in canonical form.

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
    var newest = after
    while case .events(let events) = try client.ask(.events(after: newest, limit: Self.page)), !events.isEmpty {
      for event in events { Standard.output.writeLine(json ? event : try line(event)) }
      newest += Int64(events.count)
    }
  }

  private func line(_ event: String) throws -> String {
    let value = try JSONText.parse(Array(event.utf8))
    func text(_ name: String) -> String { if case .string(let text)? = value[name] { text } else { "" } }
    let sequence = String(repeating: " ", count: max(0, 8 - text("id").count)) + text("id")
    let clock = text("clock") == "trusted" ? " " : "?"
    let type = text("type").replacing("warmstation.", with: "")
    return "\(sequence)  \(text("time"))\(clock) \(type)  \(value["data"]?.canonicalText ?? "{}")"
  }
}
