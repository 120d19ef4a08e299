import GRDB
import StationCore

/// What the current ledger keeps about the earlier ones.
extension LedgerWriter {
  /// Notes the ledgers that this one continues, oldest first.
  func keep(_ ledgers: [EarlierLedger]) throws(LedgerFailure) {
    try write { db in for ledger in ledgers { try EarlierLedgerRow.insert(ledger, db) } }
  }

  func acknowledge(through sequence: Int64, of ledger: LedgerID) throws(LedgerFailure) {
    try write {
      try $0.execute(
        sql: """
          DELETE FROM earlier_set_aside WHERE ledger = ?2 AND sequence <= ?1
            AND sequence > (SELECT acknowledged FROM earlier_ledger WHERE id = ?2)
          """,
        arguments: [sequence, ledger.description])
      try $0.execute(
        sql: "UPDATE earlier_ledger SET acknowledged = ?1 WHERE id = ?2 AND acknowledged < ?1",
        arguments: [sequence, ledger.description])
    }
  }

  func setAside(_ sequence: Int64, of ledger: LedgerID, reason: String) throws(LedgerFailure) {
    try write {
      try $0.execute(
        sql: """
          INSERT INTO earlier_set_aside (ledger, sequence, reason) VALUES (?, ?, ?)
          ON CONFLICT DO UPDATE SET reason = excluded.reason
          """,
        arguments: [ledger.description, sequence, reason])
    }
  }

  /// Keeps in mind how far the ledger reaches, so that events cut off behind it are missed; idle writes nothing.
  func mark() throws(LedgerFailure) {
    try write { db in
      try db.execute(
        sql: """
          UPDATE cursor SET (marked, mark) = (SELECT sequence, hash FROM event ORDER BY sequence DESC LIMIT 1)
          WHERE marked < (SELECT max(sequence) FROM event)
          """)
    }
  }
}
