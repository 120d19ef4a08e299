import ReaderFrames
public import StationCore

/// Turns what passes on one line into moments for people who watch it; card numbers are masked from here on.
public struct LineWatch: Sendable {
  /// What has begun and stands still for so long is told as unfinished.
  static let patience = LineDriver.idleGap

  private let names: [String]
  private var describer: any FrameDescriber
  private var routine = RoutineFrames()
  private var received: ContinuousClock.Instant?
  private var isFaultTold = false

  /// A watch of the readers of one line, which has seen nothing yet.
  public init(_ readers: [ReaderConfiguration]) {
    names = readers.map(\.name)
    describer = (readers.first?.protocol ?? .line).makeDescriber(for: readers)
  }

  /// What a watcher is told of what just passed; `wall` is `now` in milliseconds since 1970-01-01T00:00:00Z.
  public mutating func note(
    _ trace: ReaderTrace, at now: ContinuousClock.Instant, wall: Int64
  ) -> [ReaderMoment] {
    var moments = unfinished(at: now, wall)
    switch trace {
    case .received(let bytes):
      received = now
      let frames = describer.describe(bytes, .received)
      isFaultTold = frames.contains { $0.fault != nil }
      moments += told(frames, at: now, wall)
    case .sent(let bytes): moments += told(describer.describe(bytes, .sent), at: now, wall)
    case .event(.refused(let fault, let reader)):
      // What the frame itself said is not said twice.
      guard !isFaultTold else { break }
      moments += flush(wall)
      moments.append(ReaderMoment(at: wall, reader: name(reader), problem: fault.description))
    case .event(.keys(let keys, let reader)):
      moments += flush(wall)
      moments.append(ReaderMoment(at: wall, reader: name(reader), keys: keys.count))
    case .event: break
    }
    return moments
  }

  /// What a watcher is told although nothing passes: what stayed unfinished, and how often nothing happened.
  public mutating func timePassed(at now: ContinuousClock.Instant, wall: Int64) -> [ReaderMoment] {
    let moments = unfinished(at: now, wall)
    guard let due = routine.due, now >= due else { return moments }
    return moments + flush(wall)
  }

  private mutating func unfinished(at now: ContinuousClock.Instant, _ wall: Int64) -> [ReaderMoment] {
    guard let last = received, now - last >= Self.patience else { return [] }
    received = nil
    let frames = describer.silence()
    if frames.contains(where: { $0.fault != nil }) { isFaultTold = true }
    return told(frames, at: now, wall)
  }

  private mutating func told(
    _ frames: [FrameDescription], at now: ContinuousClock.Instant, _ wall: Int64
  ) -> [ReaderMoment] {
    var moments: [ReaderMoment] = []
    for frame in frames {
      if frame.isRoutine, frame.fault == nil {
        routine.count(frame, at: now)
      } else {
        moments += flush(wall)
        moments.append(ReaderMoment(at: wall, reader: name(frame.reader), frame: frame))
      }
    }
    return moments
  }

  private mutating func flush(_ wall: Int64) -> [ReaderMoment] {
    routine.take().map { ReaderMoment(at: wall, reader: name($0.reader), frame: $0) }
  }

  private func name(_ reader: Int?) -> String {
    guard let reader, names.indices.contains(reader) else { return names.joined(separator: ", ") }
    return names[reader]
  }
}
