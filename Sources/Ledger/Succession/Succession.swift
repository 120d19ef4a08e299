import StationCore

/// A new ledger that is about to take an earlier one's place; kept on the disk until it has.
struct Succession: Codable {
  /// The ledger whose place is taken.
  let previous: EarlierLedger
  /// The ledgers before that one, oldest first.
  let before: [EarlierLedger]
  /// The new ledger's id, sixteen hexadecimal digits.
  let minted: String
}
