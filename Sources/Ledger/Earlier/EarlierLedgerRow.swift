import FoundationEssentials
import GRDB
import StationCore

/// The earlier ledgers as rows of the current ledger's file, so that a damaged file is never written to.
enum EarlierLedgerRow {
  /// All of them, oldest first.
  static func all(_ db: Database) throws -> [EarlierLedger] {
    guard try db.tableExists("earlier_ledger") else { return [] }
    return try Row.fetchAll(
      db,
      sql: """
        SELECT id, reason, sequence, hash, newest, problem, evidence, acknowledged FROM earlier_ledger
        ORDER BY position
        """
    ).map { row in
      guard let reason = LedgerBegan.Reason(rawValue: row[1]) else {
        throw LedgerFailure.storage(code: 0, message: "the row of an earlier ledger cannot be read")
      }
      let hash = (row[3] as Data?).flatMap { ChainHash(bytes: Array($0)) }
      return EarlierLedger(
        id: (row[0] as String?).flatMap { LedgerID($0) }, reason: reason,
        head: (row[2] as Int64?).flatMap { sequence in hash.map { ChainHead(sequence: sequence, hash: $0) } },
        newest: row[4], problem: row[5], evidence: row[6], acknowledged: row[7])
    }
  }

  /// Adds one behind those that are there; one that is there already stays as it is.
  static func insert(_ ledger: EarlierLedger, _ db: Database) throws {
    try db.execute(
      sql: """
        INSERT INTO earlier_ledger (id, reason, sequence, hash, newest, problem, evidence, acknowledged)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
        """,
      arguments: [
        ledger.id?.description, ledger.reason.rawValue, ledger.head?.sequence, ledger.head.map { Data($0.hash.bytes) },
        ledger.newest, ledger.problem, ledger.evidence, ledger.acknowledged,
      ])
  }
}
