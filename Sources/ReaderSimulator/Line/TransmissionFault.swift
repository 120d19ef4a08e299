/// What can go wrong with what a reader sends.
public enum TransmissionFault: Hashable, Sendable {
  /// Bytes are lost.
  case lose(FaultMeasure)
  /// Bytes arrive as others.
  case corrupt(FaultMeasure)
  /// Every frame is torn in two, with this pause between; `nil` ends it.
  case split(Duration?)
  /// The reader hears and says nothing, or does again.
  case silent(Bool)
}
