import Glibc
import GRDB
public import StationCore

/// Reads a station's ledger beside its writer, also while the daemon is stopped.
public final class LedgerReader: Sendable {
  /// Whose ledger this is.
  public let source: EventSource
  let database: DatabaseQueue

  /// Opens the ledger of a data directory.
  ///
  /// - Throws: ``LedgerFailure/absent(path:)`` where there is none, ``LedgerFailure`` where it cannot be read.
  public init(directory: String) throws(LedgerFailure) {
    let path = LedgerFile.path(in: directory)
    guard access(path, F_OK) == 0 else { throw .absent(path: path) }
    database = try Connection.reader(path: path)
    do { source = try database.read(LedgerFile.source) } catch { throw LedgerFailure(error) }
  }

  /// Opens the ledger of a directory in which nothing is written any more.
  init(settled directory: String) throws(LedgerFailure) {
    let path = LedgerFile.path(in: directory)
    guard access(path, F_OK) == 0 else { throw .absent(path: path) }
    database = try Connection.reader(path: path, isSettled: true)
    do { source = try database.read(LedgerFile.source) } catch { throw LedgerFailure(error) }
  }

  /// How far the ledger reaches.
  public func head() throws(LedgerFailure) -> ChainHead {
    try read { db in
      try LedgerFile.head(db) ?? ChainHead(emptyLedgerOf: self.source)
    }
  }

  /// How far the district has acknowledged; 0 for nothing yet.
  public func acknowledged() throws(LedgerFailure) -> Int64 {
    try read { try Int64.fetchOne($0, sql: "SELECT acknowledged FROM cursor") ?? 0 }
  }

  /// How many events the district refused for good.
  public func setAsideCount() throws(LedgerFailure) -> Int {
    try read {
      try Int.fetchOne(
        $0, sql: "SELECT (SELECT count(*) FROM set_aside) + (SELECT count(*) FROM earlier_set_aside)") ?? 0
    }
  }

  /// At most so many events behind a sequence, oldest first.
  public func events(after sequence: Int64, limit: Int) throws(LedgerFailure) -> [EventRecord] {
    var records: [EventRecord] = []
    do { try forEach(after: sequence, limit: limit) { records.append($0) } } catch { throw LedgerFailure(error) }
    return records
  }

  /// Every event whose time is not before a moment (milliseconds since 1970-01-01T00:00:00Z), oldest first.
  public func events(since moment: Int64) throws(LedgerFailure) -> [EventRecord] {
    let first = try read { try LedgerFile.firstSequence(notBefore: moment, $0) }
    return try events(after: first - 1, limit: .max)
  }

  /// The figures of the days from first to last, both included.
  public func report(
    from: CivilDate, to: CivilDate, calendar: StationCalendar
  ) throws(LedgerFailure) -> UsageReport {
    let moments = calendar.moments(from: from, to: to)
    return try read { db in
      var tally = UsageTally(calendar: calendar, moments: moments)
      let corrections = try db.cachedStatement(
        sql: """
          SELECT \(EventRow.columns) FROM event
          WHERE type = '\(EventType.correction.rawValue)' AND sequence > ?
          """)
      try LedgerFile.forEachEvent(in: moments, db) { tally.add($0, at: $1) }
      if let earliest = tally.earliestVisit {
        try EventRow.forEach(corrections, [earliest], db) { tally.add($0, at: EventMoment(recorded: $0.time)) }
      }
      let newest = try Int64.fetchOne(db, sql: "SELECT max(sequence) FROM event") ?? 0
      let acknowledged = try Int64.fetchOne(db, sql: "SELECT acknowledged FROM cursor") ?? 0
      return tally.report(station: self.source.station, from: from, to: to, unsent: newest - acknowledged)
    }
  }

  /// Moves what the write-ahead log holds into the ledger's own file; appends go on meanwhile.
  ///
  /// - Returns: whether nothing is left in the log.
  func checkpoint() throws(LedgerFailure) -> Bool {
    do {
      let log = try database.inDatabase { try $0.checkpoint(.passive) }
      return log.walFrameCount == log.checkpointedFrameCount
    } catch {
      throw LedgerFailure(error)
    }
  }

  func forEach(after sequence: Int64, limit: Int, _ body: (EventRecord) throws -> Void) throws {
    try database.read { db in
      let statement = try db.cachedStatement(
        sql: "SELECT \(EventRow.columns) FROM event WHERE sequence > ? ORDER BY sequence LIMIT ?")
      try EventRow.forEach(statement, [sequence, limit], db, body)
    }
  }

  func read<Value>(_ body: (Database) throws -> Value) throws(LedgerFailure) -> Value {
    do { return try database.read(body) } catch { throw LedgerFailure(error) }
  }
}
