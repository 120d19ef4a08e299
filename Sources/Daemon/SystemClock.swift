import CTimex
import Glibc
public import StationCore

/// The machine's clocks.
public enum SystemClock {
  /// The boot that the kernel is in; where it does not say, an id that no other run of the program has.
  ///
  /// Times since boot are compared only within one id, so that an unknown boot must never look like another one.
  private static let boot = kernelBoot() ?? BootID(bytes: (0..<16).map { _ in UInt8.random(in: .min ... .max) })

  /// Clocks that are read within this are read together, in milliseconds.
  private static let togetherMilliseconds: Int64 = 10

  /// What all clocks say now.
  ///
  /// The difference of the wall clock and the time since boot says whether the clock was stepped, so a program that was
  /// held up between the two reads them again; where that does not help, the reading is not trusted. Trust is asked for
  /// before and after, so that a clock which is being set is not believed for what it said before.
  public static func read() -> ClockReading {
    guard let boot else { preconditionFailure("sixteen bytes always make a boot id") }
    var reading = ClockReading(wallMilliseconds: 0, boot: boot, sinceBootMilliseconds: 0, isTrusted: false)
    for _ in 0..<5 {
      let wasSynchronised = isSynchronised()
      reading.sinceBootMilliseconds = milliseconds(CLOCK_BOOTTIME)
      reading.wallMilliseconds = milliseconds(CLOCK_REALTIME)
      guard milliseconds(CLOCK_BOOTTIME) - reading.sinceBootMilliseconds <= togetherMilliseconds else { continue }
      reading.isTrusted = wasSynchronised && isSynchronised()
      break
    }
    return reading
  }

  /// Whether the kernel says that something keeps the wall clock right (adjtimex(2)).
  ///
  /// It is so while the state is not `TIME_ERROR` and `STA_UNSYNC` is clear. A time service clears that bit once it knows
  /// the time; the kernel sets it when somebody sets the clock by hand, and when the estimated error has grown to 16
  /// seconds, about nine hours after a service last spoke.
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
