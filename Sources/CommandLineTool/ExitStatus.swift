/// The exit statuses of all programs.
public enum ExitStatus: Int32, Hashable, Sendable {
  /// Done.
  case done = 0
  /// The answer is bad news: a broken chain, a failed check.
  case badNews = 1
  /// The command line or the configuration is wrong.
  case usage = 2
  /// The daemon or server cannot be reached (`EX_UNAVAILABLE` of sysexits).
  case unavailable = 69
}
