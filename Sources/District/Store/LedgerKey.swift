/// Which ledger's a row is: the station, and the number that the store gave the ledger among that station's.
struct LedgerKey: Hashable, Sendable {
  /// The condition on a table's rows; its arguments are ``station`` and ``number``.
  static let condition = "station = ? AND ledger = ?"

  let station: String
  let number: Int64
}
