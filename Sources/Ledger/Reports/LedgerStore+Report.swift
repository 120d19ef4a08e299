import StationCore

extension LedgerStore {
  /// The earlier ledgers of which something can be read, oldest first.
  ///
  /// - Throws: ``LedgerFailure``.
  public func readable() throws(LedgerFailure) -> [ReadableLedger] {
    var ledgers: [ReadableLedger] = []
    for ledger in earlier {
      guard let head = ledger.head, let reader = try reader(of: ledger) else { continue }
      ledgers.append(ReadableLedger(reader, through: head.sequence))
    }
    return ledgers
  }
}
