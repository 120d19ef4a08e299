import GRDB
public import StationCore

/// The one writer of a station's ledger: appends events and returns only when the disk has them.
///
/// Every method blocks until SQLite is done, so it belongs to one thread that may wait for the disk.
public final class LedgerWriter: Sendable {
  /// Whose ledger this is.
  public let source: EventSource
  /// The file.
  public let path: String
  private let database: DatabaseQueue

  /// Opens the ledger of a data directory, or makes it.
  ///
  /// - Parameters:
  ///   - directory: the data directory, which must exist.
  ///   - station: the station that the ledger must belong to.
  ///   - generator: where the id of a new ledger comes from.
  /// - Throws: ``LedgerFailure``.
  public convenience init(
    directory: String, station: StationID, using generator: inout some RandomNumberGenerator
  ) throws(LedgerFailure) {
    try self.init(directory: directory, station: station, synchronous: .full, using: &generator)
  }

  /// Opens the ledger as ``init(directory:station:using:)`` does, for the power-cut tests also without its promise.
  package init(
    directory: String, station: StationID, synchronous: SynchronousMode,
    using generator: inout some RandomNumberGenerator
  ) throws(LedgerFailure) {
    path = LedgerFile.path(in: directory)
    database = try Connection.writer(path: path, synchronous: synchronous)
    let minted = LedgerID.mint(using: &generator)
    do {
      try Schema.migrator.migrate(database)
      source = try database.write { db in
        try db.execute(
          sql: "INSERT INTO ledger (one, station, id) VALUES (1, ?, ?) ON CONFLICT DO NOTHING",
          arguments: [station.description, minted.description])
        return try LedgerFile.source(db)
      }
    } catch {
      throw LedgerFailure(error)
    }
    guard source.station == station else {
      throw .otherStation(found: source.station.description, configured: station)
    }
  }

  /// Appends events in one transaction, each sealed behind the one before, and returns them once they are on the disk.
  ///
  /// - Throws: ``LedgerFailure``; then none of them is in the ledger.
  public func append(_ bodies: [EventBody], at reading: ClockReading) throws(LedgerFailure) -> [EventRecord] {
    do {
      return try database.write { db in
        var newest = try LedgerFile.newest(db)
        var head = newest.map { ChainHead(sequence: $0.sequence, hash: $0.hash) } ?? ChainHead(emptyLedgerOf: source)
        var records: [EventRecord] = []
        for body in bodies {
          let record = EventRecord(
            body, sequence: head.sequence + 1, time: EventTime(reading, notBefore: newest?.time), source: source,
            after: head.hash)
          try EventRow.insert(record, into: db)
          head = ChainHead(sequence: record.sequence, hash: record.hash)
          newest = record
          records.append(record)
        }
        return records
      }
    } catch {
      throw LedgerFailure(error)
    }
  }

  func acknowledge(through sequence: Int64) throws(LedgerFailure) {
    try write {
      try $0.execute(sql: "UPDATE cursor SET acknowledged = ? WHERE acknowledged < ?", arguments: [sequence, sequence])
    }
  }

  func setAside(_ sequence: Int64, reason: String) throws(LedgerFailure) {
    try write {
      try $0.execute(
        sql:
          "INSERT INTO set_aside (sequence, reason) VALUES (?, ?) ON CONFLICT DO UPDATE SET reason = excluded.reason",
        arguments: [sequence, reason])
    }
  }

  private func write(_ body: (Database) throws -> Void) throws(LedgerFailure) {
    do { try database.write(body) } catch { throw LedgerFailure(error) }
  }
}
