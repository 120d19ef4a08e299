/// The oldest events were removed here, which the district has, to make room; their daily figures stay.
public struct LedgerPruned: Hashable, Sendable {
  /// The newest event that was removed, with its seal: the chain is verified from here.
  public let through: ChainHead

  /// The removal of everything up to a head.
  public init(through: ChainHead) { self.through = through }
}
