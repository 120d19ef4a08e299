/// A run of events of one boot whose moments follow from one rule.
///
/// Within a span moments never run back, so that a moment is found in it by a binary search.
public struct ClockSpan: Hashable, Sendable {
  /// What was newest in the ledger when a boot began: the boot cannot have begun before it.
  public struct Eve: Hashable, Sendable {
    /// Its recorded time, in milliseconds since 1970-01-01T00:00:00Z.
    public let recordedMilliseconds: Int64
    /// Its moment, likewise.
    public let momentMilliseconds: Int64

    /// The newest event before a boot.
    public init(recordedMilliseconds: Int64, momentMilliseconds: Int64) {
      self.recordedMilliseconds = recordedMilliseconds
      self.momentMilliseconds = momentMilliseconds
    }
  }

  /// Clocks that differ by no more than this agree, in milliseconds: one second.
  public static let toleranceMilliseconds: Int64 = 1000

  /// The sequence of its first event.
  public let first: Int64
  /// The sequence of the first event of its boot.
  public let bootFirst: Int64
  /// The newest event before its boot; `nil` where there is none.
  public let eve: Eve?
  /// When the boot began by a trusted clock; `nil` while no trusted clock was seen in it.
  public internal(set) var bootedMilliseconds: Int64?

  /// A span.
  public init(first: Int64, bootFirst: Int64, eve: Eve?, bootedMilliseconds: Int64?) {
    self.first = first
    self.bootFirst = bootFirst
    self.eve = eve
    self.bootedMilliseconds = bootedMilliseconds
  }

  /// The moment of an event of this span.
  ///
  /// Without a trusted clock it is the recorded time. But a clock that starts behind the newest event on the disk says
  /// nothing, as the recorded times stand still until it has caught up: then the moment is as long after the newest
  /// event before the boot as the event is after the boot, and in any case not before that.
  public func moment(of time: EventTime) -> EventMoment {
    let moment = milliseconds(recorded: time.wallMilliseconds, sinceBoot: time.sinceBootMilliseconds)
    let agrees = abs(moment - time.wallMilliseconds) <= Self.toleranceMilliseconds
    let isCertain = bootedMilliseconds != nil || (time.isTrusted && agrees)
    return EventMoment(milliseconds: moment, standing: isCertain ? (agrees ? .recorded : .repaired) : .uncertain)
  }

  /// The moment of an event of this span, from the two numbers that tell it.
  ///
  /// - Parameters:
  ///   - recorded: the event's wall time, in milliseconds since 1970-01-01T00:00:00Z.
  ///   - sinceBoot: its milliseconds since boot.
  /// - Returns: the moment, in milliseconds since 1970-01-01T00:00:00Z.
  public func milliseconds(recorded: Int64, sinceBoot: Int64) -> Int64 {
    if let bootedMilliseconds { return Self.sum(bootedMilliseconds, sinceBoot) }
    guard let eve else { return recorded }
    let earliest = Self.sum(eve.momentMilliseconds, max(0, sinceBoot))
    return recorded <= eve.recordedMilliseconds ? earliest : max(recorded, earliest)
  }

  /// A moment so much later, kept within the moments that can be written, whatever a forged ledger says.
  private static func sum(_ moment: Int64, _ later: Int64) -> Int64 {
    let (sum, overflow) = moment.addingReportingOverflow(later)
    guard !overflow else { return later < 0 ? Timestamp.writable.lowerBound : Timestamp.writable.upperBound - 1 }
    return min(max(sum, Timestamp.writable.lowerBound), Timestamp.writable.upperBound - 1)
  }
}
