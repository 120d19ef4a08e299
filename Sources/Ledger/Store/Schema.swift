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
    migrator.registerMigration("earlier ledgers") { db in
      // The mark says how far the ledger is known to have reached, so that events cut off behind it are missed.
      try db.execute(
        sql: """
          ALTER TABLE cursor ADD COLUMN marked INTEGER NOT NULL DEFAULT 0;
          ALTER TABLE cursor ADD COLUMN mark BLOB;
          CREATE TABLE earlier_ledger (
            position INTEGER PRIMARY KEY, id TEXT UNIQUE, reason TEXT NOT NULL, sequence INTEGER, hash BLOB,
            newest INTEGER, problem TEXT, evidence TEXT, acknowledged INTEGER NOT NULL
          ) STRICT;
          CREATE TABLE earlier_set_aside (
            ledger TEXT NOT NULL, sequence INTEGER NOT NULL, reason TEXT NOT NULL, PRIMARY KEY (ledger, sequence)
          ) STRICT, WITHOUT ROWID;
          """)
    }
    migrator.registerMigration("clock spans") { db in
      try db.execute(sql: ClockSpanTable.definition)
      try ClockSpanTable.rebuild(db)
    }
    migrator.registerMigration("corrections by event") { db in
      // What a correction names and when an added event happened are read from its data and stored nowhere else, so
      // that they cannot be changed unseen. Both indexes hold corrections only.
      try db.execute(
        sql: """
          ALTER TABLE event ADD COLUMN corrects INTEGER GENERATED ALWAYS AS (
            CASE WHEN type = '\(EventType.correction.rawValue)' AND json_valid(data)
              AND json_type(data, '$.corrects') = 'integer' THEN json_extract(data, '$.corrects') END
          ) VIRTUAL;
          ALTER TABLE event ADD COLUMN added_at TEXT GENERATED ALWAYS AS (
            CASE WHEN type = '\(EventType.correction.rawValue)' AND json_valid(data)
              AND json_type(data, '$.at') = 'text' THEN json_extract(data, '$.at') END
          ) VIRTUAL;
          CREATE INDEX correction_of ON event (corrects) WHERE corrects IS NOT NULL;
          CREATE INDEX correction_adding ON event (added_at) WHERE added_at IS NOT NULL;
          DROP INDEX correction;
          """)
    }
    migrator.registerMigration("pruned") { try $0.execute(sql: RetentionTables.definition) }
    return migrator
  }
}
