/// The ledgers of a station as the uplink sees them: the earlier ones first, then the one that grows.
public protocol EventOutboxes: Sendable {
  /// Every ledger that has, or may get, something to send, in the order in which it is sent; the last one grows.
  func outboxes() throws -> [any EventOutbox]
  /// The district has other events of a ledger than this station from a sequence on; the problem is in words.
  ///
  /// The ledger cannot go on: an old backup was put in the place of a newer ledger.
  func differs(_ source: EventSource, from sequence: Int64, problem: String)
}
