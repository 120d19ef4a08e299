public import DistrictProtocol

/// What became of a batch.
public enum IngestOutcome: Hashable, Sendable {
  /// Everything up to this sequence is on the disk.
  case stored(acknowledged: Int64, setAside: [SetAsideEvent], new: Int)
  /// Nothing of it was stored; an alarm was.
  case refused(IngestRefusal)
}
