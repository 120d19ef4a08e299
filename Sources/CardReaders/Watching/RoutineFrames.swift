import StationCore

/// Counts the frames that pass while nothing happens, so that a watcher reads one line and not two hundred.
struct RoutineFrames {
  /// How often the counts are told while nothing else is.
  static let interval = Duration.seconds(5)

  private var frames: [FrameDescription] = []
  private var since: ContinuousClock.Instant?

  /// When the counts are due; `nil` while there are none.
  var due: ContinuousClock.Instant? { since.map { $0 + Self.interval } }

  mutating func count(_ frame: FrameDescription, at now: ContinuousClock.Instant) {
    since = since ?? now
    // A protocol has few kinds of such frames, and their fields are left out, so that the list stays short.
    if let known = frames.firstIndex(where: {
      ($0.direction, $0.name, $0.reader) == (frame.direction, frame.name, frame.reader)
    }) {
      frames[known].count += 1
    } else {
      frames.append(
        FrameDescription(frame.direction, frame.name, isRoutine: true, reader: frame.reader))
    }
  }

  /// One frame for each kind with its count; nothing is counted afterwards.
  mutating func take() -> [FrameDescription] {
    defer { self = RoutineFrames() }
    return frames
  }
}
