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

  /// At most so many of the events that the district refused or does not count, the newest first.
  public func setAside(limit: Int) throws(LedgerFailure) -> [SetAsideNote] {
    try read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT NULL, sequence, reason FROM set_aside
          UNION ALL SELECT ledger, sequence, reason FROM earlier_set_aside
          ORDER BY 1 NULLS FIRST, 2 DESC LIMIT ?
          """, arguments: [limit]
      ).map {
        SetAsideNote(ledger: ($0[0] as String?) ?? self.source.ledger.description, sequence: $0[1], reason: $0[2])
      }
    }
  }

  /// At most so many events behind a sequence, oldest first.
  public func events(after sequence: Int64, limit: Int) throws(LedgerFailure) -> [EventRecord] {
    var records: [EventRecord] = []
    do { try forEach(after: sequence, limit: limit) { records.append($0) } } catch { throw LedgerFailure(error) }
    return records
  }

  /// Every event that did not happen before a moment (milliseconds since 1970-01-01T00:00:00Z), by sequence.
  public func events(since moment: Int64) throws(LedgerFailure) -> [(record: EventRecord, moment: EventMoment)] {
    try read { db in
      var events: [(record: EventRecord, moment: EventMoment)] = []
      try LedgerFile.forEachEvent(in: moment..<Int64.max, db) { events.append(($0, $1)) }
      return events
    }
  }

  /// The moments of events of this ledger, which follow one another.
  public func moments(of records: [EventRecord]) throws(LedgerFailure) -> [EventMoment] {
    guard let first = records.first?.sequence, let last = records.last?.sequence, first <= last else { return [] }
    let history = try read { try LedgerSpan.history(of: first...last, $0) }
    return records.map(history.moment)
  }

  /// What is known of the clocks at the newest event.
  public func clock() throws(LedgerFailure) -> ClockState {
    try read { try ClockSpanTable.state(behind: try LedgerFile.newest($0), $0) }
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
