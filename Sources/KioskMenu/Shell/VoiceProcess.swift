import Glibc

/// A running player or speech engine, in a process group of its own; nobody ever waits for it.
struct VoiceProcess {
  /// The menu has fewer descriptors open than this.
  private static let mostDescriptors: Int32 = 64
  /// What players and engines need to know of the menu's environment, to find the sound card of the session.
  private static let environment = [
    "PATH", "HOME", "LANG", "XDG_RUNTIME_DIR", "ALSA_CONFIG_PATH", "ALSA_CARD", "PULSE_SERVER",
  ]

  /// What was started.
  let program: String
  private let id: pid_t

  /// Starts a program without a shell, with nothing open but these; its complaints go nowhere, since the menu's own
  /// standard error may be the screen.
  ///
  /// - Throws: ``VoiceFault/notStarted(program:_:)``.
  init(_ words: [String], input: Int32, output: Int32? = nil) throws(VoiceFault) {
    program = words.first ?? ""
    var actions = posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    posix_spawn_file_actions_adddup2(&actions, input, 0)
    if let output {
      posix_spawn_file_actions_adddup2(&actions, output, 1)
    } else {
      posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
    }
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    // Not all that libraries open is closed on exec. That a descriptor is not open is no error here.
    for descriptor in 3..<Self.mostDescriptors { posix_spawn_file_actions_addclose(&actions, descriptor) }
    var signals = sigset_t()
    sigfillset(&signals)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETPGROUP))
    let known = Self.environment.compactMap { name in getenv(name).map { "\(name)=\(String(cString: $0))" } }
    let arguments = Self.strings(words)
    let environment = Self.strings(known)
    defer { for text in arguments + environment { free(text) } }
    var id: pid_t = 0
    let code = posix_spawn(&id, program, &actions, &attributes, arguments, environment)
    guard code == 0 else { throw .notStarted(program: program, code) }
    self.id = id
  }

  /// A list of C strings, ended by none, as `posix_spawn` takes it; to be freed.
  private static func strings(_ texts: [String]) -> [UnsafeMutablePointer<CChar>?] { texts.map { strdup($0) } + [nil] }

  /// How it ended, in the form of `wait(2)`, or `nil` while it runs; once it has ended it must not be asked again.
  func ended() -> Int32? {
    var status: Int32 = 0
    return waitpid(id, &status, WNOHANG) == 0 ? nil : status
  }

  /// Ends it and what it has started.
  func kill() { Glibc.kill(-id, SIGKILL) }
}
