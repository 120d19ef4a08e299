import Glibc

/// Why nothing is heard.
enum VoiceFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// The program could not be started; the code is an `errno`.
  case notStarted(program: String, Int32)
  /// The program ended with another exit status than 0.
  case failed(program: String, status: Int32)
  /// The program did not end by itself.
  case endless(program: String)
  /// There is no memory to hand a text or a sound over in; the code is an `errno`.
  case noMemory(Int32)

  /// What went wrong and what to look at.
  var description: String {
    switch self {
    case .notStarted(let program, ENOENT):
      "\(program) is not installed: the menu is silent where it is needed; see [voice] in station.toml"
    case .notStarted(let program, let code): "\(program) cannot be started: \(String(cString: strerror(code)))"
    case .failed(let program, let status):
      "\(program) ended with status \(status): is there a sound card that this user may use?"
    case .endless(let program): "\(program) did not end by itself and was stopped"
    case .noMemory(let code): "no memory for a sound: \(String(cString: strerror(code)))"
    }
  }
}
