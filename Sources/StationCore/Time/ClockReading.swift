/// What the machine's clocks say at one moment; always passed in, never read by the logic.
public struct ClockReading: Hashable, Sendable {
  /// The wall clock: milliseconds since 1970-01-01T00:00:00Z, whether it is right or not.
  public var wallMilliseconds: Int64
  /// The boot that ``sinceBootMilliseconds`` counts from.
  public var boot: BootID
  /// Milliseconds since boot, suspended time included (`CLOCK_BOOTTIME`).
  public var sinceBootMilliseconds: Int64
  /// Whether the kernel says that the wall clock is synchronised.
  public var isTrusted: Bool

  /// A reading of all clocks at one moment.
  public init(wallMilliseconds: Int64, boot: BootID, sinceBootMilliseconds: Int64, isTrusted: Bool) {
    self.wallMilliseconds = wallMilliseconds
    self.boot = boot
    self.sinceBootMilliseconds = sinceBootMilliseconds
    self.isTrusted = isTrusted
  }

  /// The wall time at which the boot began, as these clocks see it: wall time less time since boot.
  public var bootMilliseconds: Int64 { wallMilliseconds - sinceBootMilliseconds }
}
