/// When an event happened, as well as it can be told now: what was recorded, repaired where the clocks allow it.
public struct EventMoment: Hashable, Sendable {
  /// How much a moment can be relied on.
  public enum Standing: String, Hashable, Sendable, Codable {
    /// The recorded time was right.
    case recorded
    /// The recorded time was wrong, and a trusted clock of the same boot tells the right one.
    case repaired
    /// No trusted clock was seen in that boot: the moment is the best guess there is.
    case uncertain
  }

  /// Milliseconds since 1970-01-01T00:00:00Z.
  public let milliseconds: Int64
  /// How much it can be relied on.
  public let standing: Standing

  /// A moment of a standing.
  public init(milliseconds: Int64, standing: Standing) {
    self.milliseconds = milliseconds
    self.standing = standing
  }

  /// The recorded time as it is, which is as certain as the clock was trusted.
  public init(recorded time: EventTime) {
    self.init(milliseconds: time.wallMilliseconds, standing: time.isTrusted ? .recorded : .uncertain)
  }
}
