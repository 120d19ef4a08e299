/// What passes between a line's readers and the station, for whoever watches.
///
/// It holds card numbers as the reader sent them: it is shown masked only, and kept nowhere.
/// Bytes are slices of the line's own buffers, so that a trace costs nothing where nobody looks at it.
public enum ReaderTrace: Hashable, Sendable {
  /// These bytes came.
  case received(ArraySlice<UInt8>)
  /// These bytes were sent.
  case sent(ArraySlice<UInt8>)
  /// The driver said this.
  case event(ReaderEvent)
}
