/// What a simulated reader does.
public enum PeripheralAction: Hashable, Sendable {
  /// It sends this frame; faults of transmission count frames.
  case send([UInt8])
  /// It shows or sounds this to the person before it.
  case show(ReaderDisplay)
}
