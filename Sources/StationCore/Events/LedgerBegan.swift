/// A ledger begins, and says which one it continues: the first event of every ledger but the first of a station.
public struct LedgerBegan: Hashable, Sendable {
  /// Why a ledger was begun.
  public enum Reason: String, Hashable, Sendable, Codable {
    /// The ledger before is damaged and was set aside whole.
    case damaged
    /// The ledger before came from another device, which this one replaces.
    case moved
    /// The ledger before is older than what the district has: it came from a backup.
    case restored
  }

  /// Why.
  public let reason: Reason
  /// The ledger that it continues; `nil` where a damaged one could not even tell its id.
  public let previous: LedgerID?
  /// How far the ledger before can be relied on: every event up to this sequence fits its seal.
  public let previousHead: ChainHead?
  /// What is wrong with the ledger before, in words; `nil` where nothing is.
  public let problem: String?

  /// A beginning.
  public init(reason: Reason, previous: LedgerID?, previousHead: ChainHead?, problem: String? = nil) {
    self.reason = reason
    self.previous = previous
    self.previousHead = previousHead
    self.problem = problem
  }
}
