import GRDB
import StationCore

/// The tables of the ledger's file and how they came to be.
enum Schema {
  /// The newest schema, reached step by step from any older one.
  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1") { db in
      // The index holds corrections only: any other append touches one page of one table.
      try db.execute(
        sql: """
          CREATE TABLE ledger (
            one INTEGER PRIMARY KEY CHECK (one = 1), station TEXT NOT NULL, id TEXT NOT NULL
          ) STRICT;
          CREATE TABLE event (
            sequence INTEGER PRIMARY KEY, time INTEGER NOT NULL, boot BLOB NOT NULL, since_boot INTEGER NOT NULL,
            trusted INTEGER NOT NULL, type TEXT NOT NULL, subject BLOB, data TEXT NOT NULL, hash BLOB NOT NULL
          ) STRICT;
          CREATE INDEX correction ON event (sequence) WHERE type = '\(EventType.correction.rawValue)';
          CREATE TABLE cursor (
            one INTEGER PRIMARY KEY CHECK (one = 1), acknowledged INTEGER NOT NULL
          ) STRICT;
          INSERT INTO cursor VALUES (1, 0);
          CREATE TABLE set_aside (sequence INTEGER PRIMARY KEY, reason TEXT NOT NULL) STRICT;
          """)
    }
    return migrator
  }
}
