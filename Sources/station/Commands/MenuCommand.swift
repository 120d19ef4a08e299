import ArgumentParser
import CommandLineTool
import ConfigurationFile
import KioskMenu
import LocalAPI
import StationCore
import Terminal

/// `station menu`: what workers see.
struct MenuCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "menu", abstract: "Shows the menu for workers on this terminal.",
    discussion: """
      Any terminal of 22 columns and 6 rows or more will do. The menu waits calmly while the daemon is away.
      No key leaves it; SIGTERM and SIGHUP do.

      Keys of a twelve-key pad, the same on every screen: 1-9 choose, 0 back, * language, # more: the next services,
      then the help, by which one checks in without a card or takes the last press back. Shorter ways on a keyboard or
      a number pad: Esc back, + or Enter "I am here", - or Backspace undo, / language, . more. Touching works like the
      keys.

      What it shows is also spoken, where there is a sound card: by espeak-ng or another engine, or by recordings of a
      person; any key interrupts. [voice] in station.toml says how loud, and when it is quiet.

      Examples:
        station --config /etc/warmstation/station.toml menu
        station menu --list-recordings
      """)

  @OptionGroup var options: ConfigurationOptions

  @Option(
    help: ArgumentHelp(
      "Practice: F1-F6 tap sample cards through this named pipe of a simulated reader; q leaves.", valueName: "fifo"))
  var practice: String?

  @Flag(help: "Print what a person can record instead of the speech engine: file, words, and what is there.")
  var listRecordings = false

  func run() throws {
    let configuration = try options.load()
    if listRecordings { return listRecordings(configuration) }
    do {
      try KioskMenu.run(
        socketPath: configuration.socketPath, languages: configuration.languages, practicePipe: practice,
        voice: configuration.voice)
    } catch let failure as TerminalFailure {
      throw Self.explained(failure)
    }
  }

  private func listRecordings(_ configuration: StationConfiguration) {
    var programme: ProgrammeReply?
    if case .programme(let reply)? = try? DaemonClient(options).ask(.programme) { programme = reply }
    let table = RecordingTable(
      programme, languages: configuration.languages, directory: configuration.voice.recordings)
    Standard.output.write("\(table)")
  }

  private static func explained(_ failure: TerminalFailure) -> CommandFailure {
    switch failure {
    case .notATerminal:
      CommandFailure(.usage, "the menu needs a terminal on standard input and output; start it in one.")
    case .closed: CommandFailure(.badNews, "the terminal went away.")
    case .systemCall(let name, let code):
      CommandFailure(.badNews, "the terminal cannot be used: \(name) failed with error \(code).")
    }
  }
}
