/// When an event happened, with what is needed to judge and to repair that statement.
public struct EventTime: Hashable, Sendable {
  /// Milliseconds since 1970-01-01T00:00:00Z; never before the newest event on the disk.
  public let wallMilliseconds: Int64
  /// The boot in which it happened.
  public let boot: BootID
  /// Milliseconds since that boot.
  public let sinceBootMilliseconds: Int64
  /// Whether the wall clock was synchronised at that moment.
  public let isTrusted: Bool

  /// A time as it was recorded.
  public init(wallMilliseconds: Int64, boot: BootID, sinceBootMilliseconds: Int64, isTrusted: Bool) {
    self.wallMilliseconds = wallMilliseconds
    self.boot = boot
    self.sinceBootMilliseconds = sinceBootMilliseconds
    self.isTrusted = isTrusted
  }

  /// The time for an event that is recorded now, kept from running behind the newest event on the disk.
  public init(_ reading: ClockReading, notBefore newest: EventTime?) {
    self.init(
      wallMilliseconds: max(reading.wallMilliseconds, newest?.wallMilliseconds ?? .min),
      boot: reading.boot,
      sinceBootMilliseconds: reading.sinceBootMilliseconds,
      isTrusted: reading.isTrusted)
  }

  /// The wall time at which the boot began, as this event's clocks saw it: wall time less time since boot.
  ///
  /// Times that somebody made up may lie too far apart for a number; they give any moment, and no seal fits it.
  public var bootMilliseconds: Int64 { wallMilliseconds &- sinceBootMilliseconds }

  /// Whether both times of an event can be written: they lie in the years 1 to 9999.
  public var isWritable: Bool {
    let (boot, overflow) = wallMilliseconds.subtractingReportingOverflow(sinceBootMilliseconds)
    return !overflow && Timestamp.writable.contains(wallMilliseconds) && Timestamp.writable.contains(boot)
  }
}
