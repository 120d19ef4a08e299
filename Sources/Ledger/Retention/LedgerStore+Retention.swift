public import StationCore
import Synchronization

extension LedgerStore {
  /// Writes down the figures of what goes, has the ledger begin behind it and say so in an event, all in one
  /// transaction; the events themselves are removed by ``removePruned(limit:)``.
  ///
  /// Belongs to the thread that appends.
  ///
  /// - Returns: the event.
  /// - Throws: ``LedgerFailure``; then nothing has changed.
  @discardableResult
  public func prune(_ pruning: Pruning, at reading: ClockReading) throws(LedgerFailure) -> [EventRecord] {
    let ledger = current
    let records = try ledger.writer.append(
      [.ledgerPruned(LedgerPruned(through: pruning.base.head))], at: reading
    ) { db in
      try RetentionTables.keep(pruning.figures, db)
      try RetentionTables.set(pruning.base, db)
    }
    if let last = records.last {
      state.withLock { $0.head = ChainHead(sequence: last.sequence, hash: last.hash) }
    }
    return records
  }

  /// Removes at most so many of the events that the ledger begins behind, in one transaction.
  ///
  /// - Returns: whether any may be left.
  /// - Throws: ``LedgerFailure``.
  public func removePruned(limit: Int) throws(LedgerFailure) -> Bool {
    try current.writer.removePruned(limit: limit) == limit
  }
}
