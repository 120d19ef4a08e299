import GRDB
public import StationCore
import Synchronization

/// The one writer of a station's ledger: appends events and returns only when the disk has them.
///
/// Every method blocks until SQLite is done, so it belongs to one thread that may wait for the disk.
public final class LedgerWriter: Sendable {
  /// Whose ledger this is.
  public let source: EventSource
  /// The file.
  public let path: String
  private let database: DatabaseQueue
  private let log: WriteAheadLog
  /// The newest event on the disk, as this writer wrote or found it.
  let newest: Mutex<EventRecord?>
  /// What is known of the clocks at that event.
  let clock: Mutex<ClockState>

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
    try self.init(directory: directory, station: station, minting: LedgerID.mint(using: &generator))
  }

  /// Opens the ledger as ``init(directory:station:using:)`` does, for the power-cut tests also without its promise.
  package convenience init(
    directory: String, station: StationID, synchronous: SynchronousMode,
    using generator: inout some RandomNumberGenerator
  ) throws(LedgerFailure) {
    try self.init(
      directory: directory, station: station, minting: LedgerID.mint(using: &generator), synchronous: synchronous)
  }

  /// Opens the ledger of a data directory, or makes it with an id that was minted for it.
  init(
    directory: String, station: StationID, minting minted: LedgerID, synchronous: SynchronousMode = .full
  ) throws(LedgerFailure) {
    path = LedgerFile.path(in: directory)
    database = try Connection.writer(path: path, synchronous: synchronous)
    do {
      try Schema.migrator.migrate(database)
      source = try database.write { db in
        try db.execute(
          sql: "INSERT INTO ledger (one, station, id) VALUES (1, ?, ?) ON CONFLICT DO NOTHING",
          arguments: [station.description, minted.description])
        return try LedgerFile.source(db)
      }
      log = try database.inDatabase { [path] in try WriteAheadLog(of: $0, path: path) }
      let last = try database.read(LedgerFile.newest)
      newest = Mutex(last)
      clock = Mutex(try database.read { try ClockSpanTable.state(behind: last, $0) })
    } catch {
      throw LedgerFailure(error)
    }
    guard source.station == station else {
      throw .otherStation(found: source.station.description, configured: station)
    }
  }

  /// Appends events in one transaction, each sealed behind the one before, and returns them once they are on the disk.
  ///
  /// - Throws: ``LedgerFailure``; then none of them is in the ledger. ``LedgerFailure/newestIsAnother(expected:found:)``
  ///   where the newest event on the disk is not the one that this writer wrote or found last.
  public func append(_ bodies: [EventBody], at reading: ClockReading) throws(LedgerFailure) -> [EventRecord] {
    try append(bodies, at: reading) { _ in }
  }

  /// Appends events, and changes in the same transaction what must never be seen without them.
  func append(
    _ bodies: [EventBody], at reading: ClockReading, alongside change: (Database) throws -> Void
  ) throws(LedgerFailure) -> [EventRecord] {
    let before = newest.withLock { $0 }
    let records: [EventRecord]
    let after: ClockState
    do {
      (records, after) = try database.write { db in
        try checkNewest(is: before, db)
        try change(db)
        let sealed = seal(bodies, behind: before, at: reading)
        var clock = clock.withLock { $0 }
        for record in sealed {
          try EventRow.insert(record, into: db)
          try ClockSpanTable.take(record, into: &clock, db)
        }
        return (sealed, clock)
      }
    } catch {
      throw LedgerFailure(error)
    }
    if let last = records.last { newest.withLock { $0 = last } }
    clock.withLock { $0 = after }
    return records
  }

  /// Whether the log holds so much that ``checkpoint(through:)`` should be called at the next quiet moment.
  public var isCheckpointDue: Bool { log.isCheckpointDue }

  /// Moves what commits left in the log into the ledger's own file, on a reader's connection and thread.
  ///
  /// Appends go on beside it. It writes every changed page once, so it is worth its flash only when it is due; an
  /// append that finds the log full does it by itself.
  public func checkpoint(through reader: LedgerReader) throws(LedgerFailure) {
    if try reader.checkpoint() { log.wasEmptied() }
  }

  /// Reads no more than the newest sequence and seal: it costs microseconds, and who replaced the newest event is seen.
  private func checkNewest(is newest: EventRecord?, _ db: Database) throws {
    let found = try LedgerFile.head(db)
    guard found?.sequence == newest?.sequence, found?.hash == newest?.hash else {
      throw LedgerFailure.newestIsAnother(
        expected: newest.map { ChainHead(sequence: $0.sequence, hash: $0.hash) } ?? ChainHead(emptyLedgerOf: source),
        found: found)
    }
  }

  private func seal(_ bodies: [EventBody], behind newest: EventRecord?, at reading: ClockReading) -> [EventRecord] {
    var head = newest.map { ChainHead(sequence: $0.sequence, hash: $0.hash) } ?? ChainHead(emptyLedgerOf: source)
    // All events of a transaction have one reading, so they can only be held back by the event before the first.
    let time = EventTime(reading, notBefore: newest?.time)
    return bodies.map { body in
      let record = EventRecord(body, sequence: head.sequence + 1, time: time, source: source, after: head.hash)
      head = ChainHead(sequence: record.sequence, hash: record.hash)
      return record
    }
  }

  func acknowledge(through sequence: Int64) throws(LedgerFailure) {
    try write {
      // What was refused and is now taken is no longer set aside; where nothing was, this touches no page.
      try $0.execute(
        sql: "DELETE FROM set_aside WHERE sequence > (SELECT acknowledged FROM cursor) AND sequence <= ?",
        arguments: [sequence])
      try $0.execute(
        sql: """
          UPDATE cursor SET acknowledged = ?1,
            (marked, mark) = (SELECT sequence, hash FROM event ORDER BY sequence DESC LIMIT 1)
          WHERE acknowledged < ?1
          """, arguments: [sequence])
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

  func withoutTransaction(_ body: (Database) throws -> Void) throws(LedgerFailure) {
    do { try database.inDatabase(body) } catch { throw LedgerFailure(error) }
  }

  func write(_ body: (Database) throws -> Void) throws(LedgerFailure) {
    do { try database.write(body) } catch { throw LedgerFailure(error) }
  }
}
