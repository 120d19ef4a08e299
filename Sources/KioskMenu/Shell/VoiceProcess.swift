import ChildProcesses
import Glibc

/// A running player or speech engine; its complaints go nowhere, since the menu's standard error may be the screen.
struct VoiceProcess {
  /// The menu has fewer descriptors open than this.
  private static let mostDescriptors: Int32 = 64
  /// What players and engines need to know of the menu's environment, to find the sound card of the session.
  private static let environment = [
    "PATH", "HOME", "LANG", "XDG_RUNTIME_DIR", "ALSA_CONFIG_PATH", "ALSA_CARD", "PULSE_SERVER",
  ]

  /// What was started.
  let program: String
  private let child: ChildProcess

  /// Starts a program with nothing open but these.
  ///
  /// - Throws: ``VoiceFault/notStarted(program:_:)``.
  init(_ words: [String], input: Int32, output: Int32? = nil) throws(VoiceFault) {
    let program = words.first ?? ""
    let known = Self.environment.compactMap { name in getenv(name).map { "\(name)=\(String(cString: $0))" } }
    do throws(NotStarted) {
      child = try ChildProcess(
        words, environment: known, input: input, output: output, mostDescriptors: Self.mostDescriptors)
    } catch {
      throw .notStarted(program: program, error.code)
    }
    self.program = program
  }

  /// How it ended, in the form of `wait(2)`, or `nil` while it runs; once it has ended it must not be asked again.
  func ended() -> Int32? { child.ended() }

  /// Ends it and what it has started.
  func kill() { child.kill() }
}
