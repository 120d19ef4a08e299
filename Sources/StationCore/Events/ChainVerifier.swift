/// Walks a ledger from its beginning and finds the first event that does not fit.
public struct ChainVerifier: Sendable {
  private let source: EventSource
  /// How far the chain has been found whole.
  public private(set) var head: ChainHead
  /// Behind which head it begins.
  private let base: ChainHead
  /// Behind which head the chain says that it begins.
  private var removed: ChainHead?
  private var newest: EventTime?

  /// Begins at an empty ledger.
  public init(source: EventSource) {
    self.init(source: source, continuing: ChainHead(emptyLedgerOf: source))
  }

  /// Begins behind a head that was verified or acknowledged before.
  public init(source: EventSource, continuing head: ChainHead) {
    self.source = source
    self.head = head
    base = head
  }

  /// Checks the next event; the head moves only where it fits.
  ///
  /// - Throws: ``ChainFault`` naming what is wrong with it.
  public mutating func check(_ record: EventRecord) throws(ChainFault) {
    guard record.sequence == head.sequence + 1 else {
      throw .gap(expected: head.sequence + 1, found: record.sequence)
    }
    guard record.hash == head.hash.next(record.canonicalBytes(source: source)) else {
      throw .wrongHash(sequence: record.sequence)
    }
    if let newest, record.time.wallMilliseconds < newest.wallMilliseconds {
      throw .timeRunsBack(sequence: record.sequence)
    }
    newest = record.time
    head = ChainHead(sequence: record.sequence, hash: record.hash)
    if base.sequence > 0, record.type == EventType.ledgerPruned.rawValue,
      case .ledgerPruned(let pruned)? = EventBody(record: record)
    {
      removed = pruned.through
    }
  }

  /// What is wrong with where a whole ledger begins, once all of it was checked; `nil` where nothing is.
  ///
  /// A chain that does not begin at 1 must say itself that what was before has been removed, and the district must have
  /// had it.
  public func beginningFault(acknowledged: Int64) -> ChainFault? {
    guard base.sequence == 0 || removed == base, acknowledged >= base.sequence else {
      return .beginsLate(through: base.sequence)
    }
    return nil
  }
}
