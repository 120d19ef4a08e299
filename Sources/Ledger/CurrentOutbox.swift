import StationCore

/// The ledger that grows, as the uplink sees it: damage that is met while reading is attended to.
struct CurrentOutbox: EventOutbox {
  let ledger: Ledger
  let store: LedgerStore

  var source: EventSource { ledger.source }

  func acknowledged() throws -> Int64 {
    try noticing { () throws(LedgerFailure) in try ledger.reader.acknowledged() }
  }

  func newest() throws -> Int64 { try store.newest(of: ledger) }

  func events(after sequence: Int64, limit: Int) throws -> [EventRecord] {
    try noticing { () throws(LedgerFailure) in try ledger.reader.events(after: sequence, limit: limit) }
  }

  func acknowledge(through sequence: Int64) throws {
    try noticing { () throws(LedgerFailure) in try ledger.writer.acknowledge(through: sequence) }
  }

  func setAside(_ sequence: Int64, reason: String) throws {
    try noticing { () throws(LedgerFailure) in try ledger.writer.setAside(sequence, reason: reason) }
  }

  private func noticing<Value>(_ body: () throws(LedgerFailure) -> Value) throws(LedgerFailure) -> Value {
    do { return try body() } catch {
      store.noticed(error, in: ledger.source)
      throw error
    }
  }
}
