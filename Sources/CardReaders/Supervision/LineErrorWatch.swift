import ReaderFrames

/// Tells of what the hardware finds wrong on the wire: once a second at most, however much comes.
struct LineErrorWatch {
  static let interval = Duration.seconds(1)

  private var told: LineErrorCounts
  /// When the counts are to be looked at; `nil` until bytes come.
  private(set) var wakeAt: ContinuousClock.Instant?

  /// A watch that begins with the counts of a line just opened.
  init(from counts: LineErrorCounts) { told = counts }

  /// Bytes came; errors come with them.
  mutating func received(at now: ContinuousClock.Instant) {
    if wakeAt == nil { wakeAt = now + Self.interval }
  }

  /// The faults that are news by these counts.
  mutating func looked(_ counts: LineErrorCounts) -> [FrameFault] {
    wakeAt = nil
    defer { told = counts }
    return counts.faults(since: told)
  }
}
