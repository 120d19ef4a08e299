import Glibc

/// Why a sound was not played.
public enum SoundFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// The program could not be started; the code is an `errno`.
  case notStarted(Int32)
  /// The program ended with this exit status.
  case failed(status: Int32)
  /// A signal ended the program.
  case killed(signal: Int32)
  /// The program did not end by itself.
  case endless

  /// What went wrong and what to look at.
  public var description: String {
    switch self {
    case .notStarted(let code): "the program cannot be started: \(String(cString: strerror(code)))"
    case .failed(let status): "the program ended with status \(status); try the command by hand as the daemon's user"
    case .killed(let signal): "signal \(signal) ended the program"
    case .endless: "the program did not end by itself and was stopped"
    }
  }
}
