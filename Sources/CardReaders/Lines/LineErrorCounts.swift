import Glibc
import ReaderFrames

/// What a port's hardware has found wrong on the wire since the system started.
struct LineErrorCounts: Equatable {
  /// Bytes without a stop bit where it was due.
  var framing: Int32 = 0
  /// Bytes lost because nobody fetched them in time.
  var overrun: Int32 = 0
  /// Bytes with a wrong parity bit.
  var parity: Int32 = 0
  /// Times at which the line was held down for longer than a byte.
  var breaks: Int32 = 0
}

extension LineErrorCounts {
  /// The counts of an open port; `nil` where the device has none, like a pseudo-terminal.
  init?(of descriptor: Int32) {
    // `struct serial_icounter_struct` (Linux, `serial.h`): cts, dsr, rng, dcd, rx, tx, frame, overrun, parity, brk,
    // buf_overrun, and nine more.
    var counters = [Int32](repeating: 0, count: 20)
    guard ioctl(descriptor, UInt(TIOCGICOUNT), &counters) == 0 else { return nil }
    self.init(framing: counters[6], overrun: counters[7] &+ counters[10], parity: counters[8], breaks: counters[9])
  }

  /// What came since earlier counts, as faults.
  func faults(since earlier: LineErrorCounts) -> [FrameFault] {
    // The kernel's counters wrap around.
    [
      (framing &- earlier.framing, FrameFault.framing), (overrun &- earlier.overrun, FrameFault.overrun),
      (parity &- earlier.parity, FrameFault.parity), (breaks &- earlier.breaks, FrameFault.lineBreak),
    ].compactMap { $0 > 0 ? $1(Int($0)) : nil }
  }
}
