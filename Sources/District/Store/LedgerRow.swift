import FoundationEssentials
import GRDB
import StationCore

/// A ledger's row: its key in the store and how far it is stored.
struct LedgerRow {
  let key: Int64
  let source: EventSource
  let head: ChainHead

  static let columns = "key, station, id, sequence, hash"

  init(_ row: Row) throws {
    guard let station = StationID(row[1]), let ledger = LedgerID(row[2] as String),
      let hash = ChainHash(bytes: Array(row[4] as Data))
    else { throw DistrictFault.damagedRow("a ledger") }
    key = row[0]
    source = EventSource(station: station, ledger: ledger)
    head = ChainHead(sequence: row[3], hash: hash)
  }

  static func find(_ source: EventSource, _ db: Database) throws -> LedgerRow? {
    try Row.fetchOne(
      db, sql: "SELECT \(columns) FROM ledger WHERE station = ? AND id = ?",
      arguments: [source.station.description, source.ledger.description]
    ).map(LedgerRow.init)
  }

  /// Moves the head, or makes the row; returns its key.
  static func move(_ source: EventSource, to head: ChainHead, heard now: Int64, _ db: Database) throws -> Int64 {
    let key = try Int64.fetchOne(
      db,
      sql: """
        INSERT INTO ledger (station, id, sequence, hash, heard) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (station, id) DO UPDATE SET sequence = excluded.sequence, hash = excluded.hash,
          heard = excluded.heard
        RETURNING key
        """,
      arguments: [
        source.station.description, source.ledger.description, head.sequence, Data(head.hash.bytes), now,
      ])
    guard let key else { throw DistrictFault.damagedRow("a ledger") }
    return key
  }
}
