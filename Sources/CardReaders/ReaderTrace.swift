/// Who watches what passes on a line; a trace is made only if it is asked for.
public typealias ReaderTracer = @Sendable (_ trace: @autoclosure () -> ReaderTrace) -> Void

/// What passes between a line's readers and the station, for whoever watches.
///
/// It holds card numbers as the reader sent them: it is shown masked only, and kept nowhere.
public enum ReaderTrace: Hashable, Sendable {
  /// These bytes came.
  case received([UInt8])
  /// These bytes were sent.
  case sent([UInt8])
  /// The driver said this.
  case event(ReaderEvent)
}
