import StationCore

/// What the district has not yet of an earlier ledger; its cursor moves in the current one.
struct EarlierOutbox: EventOutbox {
  let source: EventSource
  /// How far the ledger can be relied on; what lies behind is never sent.
  let head: ChainHead
  let reader: LedgerReader
  let current: Ledger

  func acknowledged() throws -> Int64 { try current.reader.acknowledged(of: source.ledger) }

  func newest() -> Int64 { head.sequence }

  func events(after sequence: Int64, limit: Int) throws -> [EventRecord] {
    guard sequence < head.sequence else { return [] }
    return try reader.events(after: sequence, limit: Int(min(Int64(limit), head.sequence - sequence)))
  }

  func acknowledge(through sequence: Int64) throws {
    try current.writer.acknowledge(through: sequence, of: source.ledger)
  }

  func setAside(_ sequence: Int64, reason: String) throws {
    try current.writer.setAside(sequence, of: source.ledger, reason: reason)
  }
}
