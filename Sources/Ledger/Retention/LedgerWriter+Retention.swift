extension LedgerWriter {
  /// Removes at most so many of the events that the ledger begins behind.
  ///
  /// - Returns: how many were removed.
  func removePruned(limit: Int) throws(LedgerFailure) -> Int {
    var removed = 0
    try write { removed = try RetentionTables.removeEvents(limit: limit, $0) }
    return removed
  }

}
