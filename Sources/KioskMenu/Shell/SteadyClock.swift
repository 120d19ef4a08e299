import Glibc

/// The clocks of the machine.
enum SteadyClock {
  /// What they say now; time passes while the machine sleeps, too.
  static func now() -> MenuTime {
    MenuTime(steady: milliseconds(CLOCK_BOOTTIME), wall: milliseconds(CLOCK_REALTIME))
  }

  private static func milliseconds(_ clock: clockid_t) -> Int64 {
    var time = timespec()
    clock_gettime(clock, &time)
    return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
  }
}
