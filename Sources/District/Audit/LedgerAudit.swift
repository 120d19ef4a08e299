/// What the proof of one stored ledger came to.
public struct LedgerAudit: Hashable, Sendable, Codable {
  /// The ledger's id.
  public let ledger: String
  /// Whether everything holds.
  public let ok: Bool
  /// How far the district has acknowledged it to the station.
  public let lastSequence: Int64
  /// How far its chain is whole.
  public let wholeThrough: Int64
  /// The seal at ``wholeThrough``, 64 hexadecimal digits.
  public let head: String
  /// The first event that does not hold; `nil` where all do.
  public let firstBad: Int64?
  /// What is wrong with it, in words.
  public let problem: String?
  /// How many events claim to be earlier than the one before.
  public let timesRunningBack: Int
  /// How it fits behind the ledger that it continues; `nil` for a station's first.
  public let continues: LedgerContinuation?
}
