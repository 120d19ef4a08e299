import Glibc

/// How many files the process may have open, connections among them.
enum FileLimit {
  /// What is kept for the store, roster files and the like.
  private static let reserve = 128

  /// Asks the system for as many files as the connections need, and returns for how many connections it has room.
  static func room(for connections: Int) -> Int {
    var limit = rlimit()
    guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return connections }
    let wanted = min(rlim_t(connections + reserve), limit.rlim_max)
    if limit.rlim_cur < wanted {
      var raised = limit
      raised.rlim_cur = wanted
      if setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &raised) == 0 { limit = raised }
    }
    return max(16, min(connections, Int(clamping: limit.rlim_cur) - reserve))
  }
}
