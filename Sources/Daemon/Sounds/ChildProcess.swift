import Glibc

/// A running program of ours in a process group of its own, with `/dev/null` for input and output and nothing else open.
struct ChildProcess {
  /// As many as the daemon's unit allows it to have open.
  private static let mostDescriptors: Int32 = 1_024

  private let id: pid_t

  /// Starts a program without a shell.
  ///
  /// It gets a fixed environment and default signals: nothing of the daemon's passes over.
  /// - Throws: ``SoundFault/notStarted(_:)`` with `errno`.
  init(_ words: [String]) throws(SoundFault) {
    var actions = posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    for descriptor: Int32 in 0...2 {
      posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_RDWR, 0)
    }
    // Not all that is opened by libraries is closed on exec. That a descriptor is not open is no error here.
    for descriptor in 3..<min(getdtablesize(), Self.mostDescriptors) {
      posix_spawn_file_actions_addclose(&actions, descriptor)
    }
    var signals = sigset_t()
    sigfillset(&signals)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETPGROUP))
    let arguments = Self.strings(words)
    let environment = Self.strings(["PATH=/usr/bin:/bin", "LANG=C.UTF-8"])
    defer { for text in arguments + environment { free(text) } }
    var id: pid_t = 0
    let code = posix_spawn(&id, words[0], &actions, &attributes, arguments, environment)
    guard code == 0 else { throw .notStarted(code) }
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
