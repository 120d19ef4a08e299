import StationCore
public import Terminal

/// A recorded menu that happens again: the same events at the same times make the same screens.
///
/// Nothing that it wants done is done; what came of it is in the recording.
public struct MenuPlayback: Hashable, Sendable {
  /// The menu as it was.
  public private(set) var state: MenuState
  private var time: MenuTime

  /// A menu at its begin.
  ///
  /// - Parameters:
  ///   - head: How it began.
  ///   - size: The terminal's size where the recording is of none.
  public init(_ head: RecordingHead, size: Size) {
    time = MenuTime(steady: 0, wall: head.wall)
    // Nothing is heard of a playback; yet where it could have been, the screens offer to choose how loud.
    state = MenuState(
      languages: head.languages, size: head.size ?? size, isPractice: head.isPractice,
      voice: head.isAudible ? VoiceSettings(engine: .none) : nil, at: time)
    _ = state.handle(.tick, at: time)
  }

  /// Milliseconds until something is due by itself, if that is before the next event.
  public func untilDue(before event: RecordedEvent) -> Int64? {
    guard let deadline = state.deadline, deadline > time.steady else { return nil }
    let left = deadline - time.steady
    return left < event.milliseconds ? left : nil
  }

  /// Lets time pass, and does what is due then.
  public mutating func pass(_ milliseconds: Int64) {
    pass(milliseconds, wall: nil)
    _ = state.handle(.tick, at: time)
  }

  /// Lets the rest of the time before an event pass, and hands it over.
  public mutating func take(_ event: RecordedEvent) {
    pass(event.milliseconds, wall: event.wall)
    _ = state.handle(event.event, at: time)
  }

  /// Plays an event with all that is due before it.
  public mutating func play(_ event: RecordedEvent) {
    var event = event
    while let due = untilDue(before: event) {
      pass(due)
      event.milliseconds -= due
    }
    take(event)
  }

  private mutating func pass(_ milliseconds: Int64, wall: Int64?) {
    time = MenuTime(steady: time.steady + milliseconds, wall: wall ?? time.wall + milliseconds)
  }
}
