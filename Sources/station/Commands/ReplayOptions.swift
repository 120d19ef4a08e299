import ArgumentParser
import CommandLineTool
import KioskMenu
import Terminal

/// How `station menu` plays a recording.
struct ReplayOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Play what was recorded in this file; no daemon is needed.", valueName: "file"))
  var replay: String?

  @Option(help: ArgumentHelp("Play so many times as fast as it happened. (default: 1)", valueName: "times"))
  var speed: Double?

  @Flag(help: "Play as fast as the terminal takes it.")
  var fast = false

  @Flag(help: "Leave the last screen until a key.")
  var hold = false

  @Option(
    help: ArgumentHelp(
      "Draw in so many columns and rows, such as 41x9. (default: the terminal's)", valueName: "columns x rows"))
  var size: CellSize?

  /// What the parser cannot know: which options go together.
  func validate(isRecording: Bool) throws {
    if let speed, !(speed > 0 && speed.isFinite) { throw ValidationError("--speed takes a number above 0, such as 2.") }
    if speed != nil && fast { throw ValidationError("Take either --speed or --fast.") }
    if replay == nil && (speed != nil || fast || hold || size != nil) {
      throw ValidationError("--speed, --fast, --hold and --size are for --replay; name a recording.")
    }
    if replay != nil && isRecording {
      throw ValidationError("Take --replay by itself, without --record or --practice.")
    }
  }

  /// Plays it on this terminal.
  ///
  /// - Throws: ``CommandFailure`` with status 2 where the file is no recording; `TerminalFailure`.
  func play(_ path: String) throws {
    do {
      let isFull = try MenuReplay.run(
        try RecordingFile(path: path), pace: fast ? .fastest : .times(speed ?? 1), size: size?.size, holds: hold)
      if isFull { Standard.error.writeLine("The recording ends here because its file was full.") }
    } catch let failure as RecordingFailure {
      throw CommandFailure(.usage, RecordingWords.words(failure) + ".")
    }
  }
}
