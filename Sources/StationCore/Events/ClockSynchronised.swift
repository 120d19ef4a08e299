/// The station's clock is known to be right: from here on, and for every earlier event of the same boot.
///
/// The moment of an event is `booted` and its time since boot, whatever the wall clock said when it was recorded.
public struct ClockSynchronised: Hashable, Sendable {
  /// The moment at which the boot began by the trusted clock, in milliseconds since 1970-01-01T00:00:00Z.
  public let bootedMilliseconds: Int64

  /// A clock that was right at a moment so long after its boot.
  public init(bootedMilliseconds: Int64) { self.bootedMilliseconds = bootedMilliseconds }
}
