import Glibc

/// Which signals mean something to a menu; the others must not end it.
enum MenuSignals {
  /// By these the system ends the menu; at practice Ctrl-C from outside does too.
  static func ending(isPractice: Bool) -> Set<Int32> { isPractice ? [SIGTERM, SIGHUP, SIGINT] : [SIGTERM, SIGHUP] }

  /// All that the loop waits for.
  static func awaited(isPractice: Bool) -> [Int32] { ending(isPractice: isPractice) + [SIGWINCH, SIGCONT, SIGCHLD] }

  /// Makes every other signal harmless that has no reason in the program itself.
  ///
  /// Left are the ends of a crash, which give the terminal back, and the two that nobody can refuse. A program started by the menu must set what it needs back to its default.
  static func ignoreOthers(isPractice: Bool) {
    let kept: Set<Int32> = [
      SIGKILL, SIGSTOP, SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGABRT, SIGFPE, SIGSYS,
    ]
    let awaited = Set(awaited(isPractice: isPractice))
    // The C library keeps 32 and 33 for itself and refuses them.
    for number in 1...Int32(64) where !kept.contains(number) && !awaited.contains(number) { signal(number, SIG_IGN) }
  }
}
