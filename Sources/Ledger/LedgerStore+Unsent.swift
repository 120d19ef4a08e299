public import StationCore

/// What people must know of the events that are only here.
extension LedgerStore {
  /// When the oldest event happened that the district has not acknowledged, of all ledgers; `nil` where it has all.
  ///
  /// - Throws: ``LedgerFailure``.
  public func oldestUnsent() throws(LedgerFailure) -> EventMoment? {
    let current = current
    for ledger in earlier {
      guard let id = ledger.id, let head = ledger.head, let reader = try reader(of: ledger) else { continue }
      let acknowledged = try current.reader.acknowledged(of: id)
      if acknowledged < head.sequence, let moment = try Self.moment(behind: acknowledged, reader) { return moment }
    }
    return try Self.moment(behind: try current.reader.acknowledged(), current.reader)
  }

  private static func moment(behind sequence: Int64, _ reader: LedgerReader) throws(LedgerFailure) -> EventMoment? {
    try reader.moments(of: try reader.events(after: sequence, limit: 1)).first
  }
}
