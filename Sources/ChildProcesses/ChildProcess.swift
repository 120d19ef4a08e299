import Glibc

/// A running program of ours in a process group of its own, with nothing of ours open; nobody ever waits for it.
public struct ChildProcess {
  private let id: pid_t

  /// Starts a program without a shell, with default signals and this environment only.
  ///
  /// - Parameters:
  ///   - words: The program's path and its arguments.
  ///   - environment: `NAME=value` each.
  ///   - input: What it reads; `nil` for nothing.
  ///   - output: Where it writes; `nil` for nowhere. Its complaints always go nowhere.
  ///   - mostDescriptors: We have at most so many open.
  /// - Throws: ``NotStarted``.
  public init(
    _ words: [String], environment: [String], input: Int32? = nil, output: Int32? = nil, mostDescriptors: Int32
  ) throws(NotStarted) {
    var actions = posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    for (number, descriptor): (Int32, Int32?) in [(0, input), (1, output), (2, nil)] {
      if let descriptor {
        posix_spawn_file_actions_adddup2(&actions, descriptor, number)
      } else {
        posix_spawn_file_actions_addopen(&actions, number, "/dev/null", O_RDWR, 0)
      }
    }
    // Not all that libraries open is closed on exec. That a descriptor is not open is no error here.
    for descriptor in 3..<min(getdtablesize(), mostDescriptors) {
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
    let variables = Self.strings(environment)
    defer { for text in arguments + variables { free(text) } }
    var id: pid_t = 0
    let code = posix_spawn(&id, words.first ?? "", &actions, &attributes, arguments, variables)
    guard code == 0 else { throw NotStarted(code: code) }
    self.id = id
  }

  /// A list of C strings, ended by none, as `posix_spawn` takes it; to be freed.
  private static func strings(_ texts: [String]) -> [UnsafeMutablePointer<CChar>?] { texts.map { strdup($0) } + [nil] }

  /// How it ended, in the form of `wait(2)`, or `nil` while it runs; once it has ended it must not be asked again.
  public func ended() -> Int32? {
    var status: Int32 = 0
    return waitpid(id, &status, WNOHANG) == 0 ? nil : status
  }

  /// Ends it and what it has started.
  public func kill() { Glibc.kill(-id, SIGKILL) }
}
