public import StationCore

/// Which documents the ledger says came into force last: what is in force beyond that has no event yet.
public struct RecordedDocuments: Codable, Hashable, Sendable {
  /// The ledger.
  public let ledger: String
  /// The programme's version.
  public let programme: String
  /// The roster's version; `nil` where there is none.
  public let roster: Int?

  /// What an event in a ledger says.
  public init(_ applied: ProgrammeApplied, in ledger: LedgerID) {
    self.ledger = ledger.description
    programme = applied.programme
    roster = applied.roster
  }
}
