/// How far a ledger reaches: the newest sequence and its seal.
public struct ChainHead: Hashable, Sendable {
  /// The newest sequence; 0 for an empty ledger.
  public let sequence: Int64
  /// The newest event's seal, or the genesis hash.
  public let hash: ChainHash

  /// A head.
  public init(sequence: Int64, hash: ChainHash) {
    self.sequence = sequence
    self.hash = hash
  }

  /// The head of an empty ledger.
  public init(emptyLedgerOf source: EventSource) {
    self.init(sequence: 0, hash: .genesis(of: source))
  }
}
