import Ledger
import StationCore

/// What the desk's thread does for retention, since it is the one that writes.
extension CheckInDesk {
  /// Has the ledger begin behind events that have had their time.
  func prune(_ pruning: Pruning) throws(LedgerFailure) {
    for record in try store.prune(pruning, at: clock()) { newest = record }
    uplink.nudge()
  }

  /// Removes some of the events that the ledger begins behind; says whether any may be left.
  func removePruned(limit: Int) throws(LedgerFailure) -> Bool { try store.removePruned(limit: limit) }
}
