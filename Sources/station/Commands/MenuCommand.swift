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

      What happens can be recorded, to be looked at later: the keys, the touches, and what the daemon told, without
      names, card numbers or the words of notices. The file is appended to, in few writes, up to 64 MB. It is played
      without a daemon and sends nothing; meanwhile any key goes on to what happens next, and q leaves.

      Examples:
        station --config /etc/warmstation/station.toml menu
        station menu --list-recordings
        station menu --record /var/lib/warmstation-menu/menu.jsonl
        station menu --replay menu.jsonl --speed 4
        station menu --replay menu.jsonl --fast --hold --size 41x9
      """)

  @OptionGroup var options: ConfigurationOptions

  @Option(
    help: ArgumentHelp(
      "Practice: F1-F6 tap sample cards through this named pipe of a simulated reader; q leaves.", valueName: "fifo"))
  var practice: String?

  @Flag(help: "Print what a person can record instead of the speech engine: file, words, and what is there.")
  var listRecordings = false

  @Option(help: ArgumentHelp("Record what happens to this file, without personal data.", valueName: "file"))
  var record: String?

  @OptionGroup var replaying: ReplayOptions

  func validate() throws { try replaying.validate(isRecording: record != nil || practice != nil) }

  func run() throws {
    do {
      if let path = replaying.replay { return try replaying.play(path) }
      let configuration = try options.load()
      if listRecordings { return listRecordings(configuration) }
      try KioskMenu.run(
        socketPath: configuration.socketPath, languages: configuration.languages, practicePipe: practice,
        voice: configuration.voice, recorder: record.flatMap(Self.recorder))
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

  /// A menu without a recording is better than none.
  private static func recorder(_ path: String) -> MenuRecorder? {
    do { return try MenuRecorder(path: path) } catch {
      Standard.error.writeLine("station: nothing is recorded: \(RecordingWords.words(error))")
      return nil
    }
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
