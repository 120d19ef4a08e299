import Glibc

/// How often systemd wants to hear from the service (sd_watchdog_enabled(3)).
enum WatchdogInterval {
  /// Half of what systemd waits for, or `nil` where it does not watch this process.
  static func fromEnvironment(_ variable: (String) -> String? = Self.environment, process: Int32 = getpid())
    -> Duration?
  {
    guard let microseconds = variable("WATCHDOG_USEC").flatMap({ Int64($0) }), microseconds > 0 else { return nil }
    // The variables are inherited by child processes, which systemd does not watch.
    if let watched = variable("WATCHDOG_PID"), watched != String(process) { return nil }
    return .microseconds(microseconds / 2)
  }

  private static func environment(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }
}
