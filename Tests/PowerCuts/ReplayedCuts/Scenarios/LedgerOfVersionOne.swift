import FoundationEssentials
import GRDB
import StationCore
import TestSupport

/// A ledger as the first version of the station left it on a device: its tables are written down here as they were.
struct LedgerOfVersionOne {
  let source: EventSource
  let records: [EventRecord]

  init(source: EventSource, count: Int, clock: inout SampleClock, using generator: inout SeededGenerator) {
    self.source = source
    var records: [EventRecord] = []
    var head = ChainHead(emptyLedgerOf: source)
    for _ in 0..<count {
      let record = EventRecord(
        SampleEvents.body(newest: head.sequence, open: 1, using: &generator), sequence: head.sequence + 1,
        time: EventTime(clock.next(), notBefore: records.last?.time), source: source, after: head.hash)
      head = ChainHead(sequence: record.sequence, hash: record.hash)
      records.append(record)
    }
    self.records = records
  }

  func write(to database: DatabaseQueue) throws {
    try database.inDatabase { try $0.execute(sql: "PRAGMA journal_mode = WAL") }
    try database.write { db in
      try db.execute(sql: Self.tables)
      try db.execute(
        sql: "INSERT INTO ledger VALUES (1, ?, ?)",
        arguments: [source.station.description, source.ledger.description])
      for record in records {
        try db.execute(
          sql: "INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
          arguments: [
            record.sequence, record.time.wallMilliseconds, Data(record.time.boot.bytes),
            record.time.sinceBootMilliseconds, record.time.isTrusted, record.type,
            record.subject.map { Data($0.bytes) }, record.data, Data(record.hash.bytes),
          ])
      }
    }
  }

  private static let tables = """
    CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);
    INSERT INTO grdb_migrations VALUES ('1');
    CREATE TABLE ledger (
      one INTEGER PRIMARY KEY CHECK (one = 1), station TEXT NOT NULL, id TEXT NOT NULL
    ) STRICT;
    CREATE TABLE event (
      sequence INTEGER PRIMARY KEY, time INTEGER NOT NULL, boot BLOB NOT NULL, since_boot INTEGER NOT NULL,
      trusted INTEGER NOT NULL, type TEXT NOT NULL, subject BLOB, data TEXT NOT NULL, hash BLOB NOT NULL
    ) STRICT;
    CREATE INDEX correction ON event (sequence) WHERE type = 'warmstation.correction';
    CREATE TABLE cursor (
      one INTEGER PRIMARY KEY CHECK (one = 1), acknowledged INTEGER NOT NULL
    ) STRICT;
    INSERT INTO cursor VALUES (1, 0);
    CREATE TABLE set_aside (sequence INTEGER PRIMARY KEY, reason TEXT NOT NULL) STRICT;
    """
}
