public import StationCore
import GRDB

/// What the current ledger keeps about the earlier ones.
extension LedgerReader {
  /// The ledgers that this one continues, oldest first.
  public func earlier() throws(LedgerFailure) -> [EarlierLedger] { try read(EarlierLedgerRow.all) }

  /// How far the district has acknowledged an earlier ledger.
  public func acknowledged(of ledger: LedgerID) throws(LedgerFailure) -> Int64 {
    try read {
      try Int64.fetchOne(
        $0, sql: "SELECT acknowledged FROM earlier_ledger WHERE id = ?", arguments: [ledger.description]) ?? 0
    }
  }
}
