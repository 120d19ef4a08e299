import CTimex
import Glibc
public import StationCore

/// The machine's clocks.
public enum SystemClock {
  /// The boot that the kernel is in; where it does not say, an id that no other run of the program has.
  ///
  /// Times since boot are compared only within one id, so that an unknown boot must never look like another one.
  private static let boot = kernelBoot() ?? BootID(bytes: (0..<16).map { _ in UInt8.random(in: .min ... .max) })

  /// What all clocks say now.
  public static func read() -> ClockReading {
    guard let boot else { preconditionFailure("sixteen bytes always make a boot id") }
    return ClockReading(
      wallMilliseconds: milliseconds(CLOCK_REALTIME), boot: boot,
      sinceBootMilliseconds: milliseconds(CLOCK_BOOTTIME), isTrusted: isSynchronised())
  }

  /// Whether the kernel says that something keeps the wall clock right (adjtimex(2)).
  ///
  /// Asking needs no privilege, but a sandbox that forbids the call must not make a wrong clock look right.
  static func isSynchronised() -> Bool {
    var state = timex()
    let answer = ntp_adjtime(&state)
    return answer >= 0 && answer != TIME_ERROR && state.status & STA_UNSYNC == 0
  }

  private static func milliseconds(_ clock: clockid_t) -> Int64 {
    var time = timespec()
    clock_gettime(clock, &time)
    return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
  }

  private static func kernelBoot() -> BootID? {
    let descriptor = open("/proc/sys/kernel/random/boot_id", O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: 64)
    let count = Glibc.read(descriptor, &bytes, bytes.count)
    guard count > 0 else { return nil }
    return BootID(String(decoding: bytes[..<count].prefix { $0 > UInt8(ascii: " ") }, as: UTF8.self))
  }
}
