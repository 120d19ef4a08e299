/// What is wrong with the first event that does not fit into its chain.
public enum ChainFault: Error, Hashable, Sendable {
  /// Another sequence follows than must: an event was removed, added or moved.
  case gap(expected: Int64, found: Int64)
  /// The hash is not that of the event behind the one before: it, or its place, was changed.
  case wrongHash(sequence: Int64)
  /// The event claims to be earlier than the one before it.
  case timeRunsBack(sequence: Int64)
  /// The oldest events are gone, and no event of the chain says that they were removed.
  case beginsLate(through: Int64)
  /// Fewer events are there than the ledger has recorded as appended or acknowledged.
  case truncated(expected: Int64, found: Int64)
  /// What stands there cannot be read as an event; the problem is in words.
  case unreadable(sequence: Int64, problem: String)

  /// The first sequence that cannot be relied on.
  public var sequence: Int64 {
    switch self {
    case .gap(let expected, _): expected
    case .wrongHash(let sequence), .timeRunsBack(let sequence), .unreadable(let sequence, _): sequence
    case .truncated(_, let found): found + 1
    case .beginsLate: 1
    }
  }
}
