import CardReaders
import LocalAPI
import StationCore
import Synchronization

/// The clients that watch the readers, and what they are told.
///
/// While there is none, a line's thread pays one look at a flag for all that passes. Card numbers are masked by
/// ``LineWatch`` before anything is queued here.
final class ReaderWatch: Sendable {
  /// A client that reads slowly misses the oldest of more than this many moments.
  static let longestQueue = 1_024
  /// How often unfinished frames and counts are looked for.
  private static let interval = Duration.milliseconds(250)

  private struct Watcher {
    let reader: String?
    let continuation: AsyncStream<Notification>.Continuation
  }

  private struct State {
    var watchers: [Int: Watcher] = [:]
    var lastID = 0
    var lines: [[ReaderConfiguration]: LineWatch] = [:]
    /// The lines whose protocol was found out, as if they had been configured so.
    var identified: [[ReaderConfiguration]: [ReaderConfiguration]] = [:]
    var isTicking = false
  }

  private let isOn = Atomic(false)
  private let state = Mutex(State())
  private let wall: @Sendable () -> Int64

  /// A watch without watchers; `wall` gives milliseconds since 1970-01-01T00:00:00Z.
  init(wall: @escaping @Sendable () -> Int64) { self.wall = wall }

  /// Whether anybody wants to hear.
  var isWatched: Bool { isOn.load(ordering: .relaxed) }

  /// A new watcher's stream of one reader, or of all; it begins with these moments and ends when it is dropped.
  func add(_ reader: String?, first: [ReaderMoment]) -> AsyncStream<Notification> {
    let (stream, continuation) = AsyncStream.makeStream(
      of: Notification.self, bufferingPolicy: .bufferingNewest(Self.longestQueue))
    for moment in first { continuation.yield(.watched(moment)) }
    let (id, startsTicking) = state.withLock { state in
      state.lastID += 1
      state.watchers[state.lastID] = Watcher(reader: reader, continuation: continuation)
      isOn.store(true, ordering: .relaxed)
      defer { state.isTicking = true }
      return (state.lastID, !state.isTicking)
    }
    continuation.onTermination = { [weak self] _ in self?.remove(id) }
    if startsTicking {
      Task {
        repeat { try? await Task.sleep(for: Self.interval) } while tick()
      }
    }
    return stream
  }

  /// It was found out what the reader of a line speaks; called on the line's thread.
  func identified(_ line: [ReaderConfiguration], as finding: ReaderFinding) {
    state.withLock { state in
      state.identified[line] = line.map { $0.identified(as: finding) }
      state.lines[line] = nil
    }
  }

  /// Something passed on a line; called on the line's thread.
  func note(_ trace: ReaderTrace, on line: [ReaderConfiguration]) {
    state.withLock { state in
      guard !state.watchers.isEmpty else { return }
      let readers = state.identified[line] ?? line
      let moments = state.lines[line, default: LineWatch(readers)].note(trace, at: .now, wall: wall())
      Self.tell(moments, of: line, state)
    }
  }

  /// Something happened to a reader of a line that no trace shows.
  func tell(on line: [ReaderConfiguration], _ moment: (_ wall: Int64) -> ReaderMoment) {
    guard isWatched else { return }
    let moment = moment(wall())
    state.withLock { Self.tell([moment], of: line, $0) }
  }

  private func remove(_ id: Int) {
    state.withLock { state in
      state.watchers[id] = nil
      guard state.watchers.isEmpty else { return }
      state.lines = [:]
      isOn.store(false, ordering: .relaxed)
    }
  }

  /// Tells what time alone brings; `false` once nobody watches.
  private func tick() -> Bool {
    state.withLock { state in
      for line in state.lines.keys {
        let moments = state.lines[line]?.timePassed(at: .now, wall: wall()) ?? []
        Self.tell(moments, of: line, state)
      }
      state.isTicking = !state.watchers.isEmpty
      return state.isTicking
    }
  }

  private static func tell(_ moments: [ReaderMoment], of line: [ReaderConfiguration], _ state: State) {
    for moment in moments {
      let isOfOne = line.contains { $0.name == moment.reader }
      for watcher in state.watchers.values {
        // What is of no reader in particular is of all that share the line.
        let isWanted = watcher.reader.map { wanted in
          isOfOne ? moment.reader == wanted : line.contains { $0.name == wanted }
        }
        if isWanted ?? true { watcher.continuation.yield(.watched(moment)) }
      }
    }
  }
}
