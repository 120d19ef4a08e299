/// The times of an OSDP line (IEC 60839-11-5, 5.7), with what the standard leaves open.
public struct OSDPPace: Hashable, Sendable {
  /// From one poll of a reader to the next.
  public var pollInterval = Duration.milliseconds(50)
  /// How long a reply may take to begin, from the end of the command.
  public var replyTimeout = Duration.milliseconds(200)
  /// The silence that ends a reply whose rest was lost; a UART's or a USB adapter's buffering makes less of it.
  public var gap = Duration.milliseconds(40)
  /// How long the line rests between a reply and the next command, so that the reader has let go of it.
  public var turnaround = Duration.milliseconds(2)
  /// How long a reader that is busy is left alone.
  public var busyWait = Duration.milliseconds(100)
  /// How long a reader may say nothing before it is told of.
  public var offlineAfter = Duration.seconds(8)
  /// How often a reader is tried that does not answer, or does not share our key.
  public var retryInterval = Duration.seconds(1)

  /// The usual times.
  public init() {}
}
