import GRDB

/// The way of the store's tables in SQLite from the first version to this one.
enum Schema {
  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("first light") { db in
      try db.execute(sql: stations + events + documents)
    }
    migrator.registerMigration("moments", migrate: addMoments)
    migrator.registerMigration("corrections by event") { try $0.execute(sql: corrections) }
    migrator.registerMigration("identity") { try $0.execute(sql: identity) }
    migrator.registerMigration("rosters") { try $0.execute(sql: rosters) }
    migrator.registerMigration("rows by station") { try $0.execute(sql: rowsByStation) }
    for step in SchemaStep.all {
      migrator.registerMigration(step.name) { try $0.execute(sql: step.script(.sqlite)) }
    }
    return migrator
  }

  /// Who may speak: stations, their one-time tokens (as hashes) and the certificates that are accepted.
  private static let stations = """
    CREATE TABLE station (
      id TEXT PRIMARY KEY, name TEXT NOT NULL, street TEXT NOT NULL, zone TEXT NOT NULL, added INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE token (
      station TEXT PRIMARY KEY REFERENCES station(id), hash BLOB NOT NULL, expires INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE certificate (
      fingerprint BLOB PRIMARY KEY, station TEXT NOT NULL REFERENCES station(id), serial TEXT NOT NULL,
      issued INTEGER NOT NULL, expires INTEGER NOT NULL, used INTEGER NOT NULL DEFAULT 0
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX certificate_station ON certificate (station);

    """

  /// What was said: ledgers with their heads, every event once, and what did not fit.
  private static let events = """
    CREATE TABLE ledger (
      key INTEGER PRIMARY KEY, station TEXT NOT NULL REFERENCES station(id), id TEXT NOT NULL,
      sequence INTEGER NOT NULL, hash BLOB NOT NULL, heard INTEGER NOT NULL,
      UNIQUE (station, id)
    ) STRICT;
    CREATE TABLE event (
      ledger INTEGER NOT NULL REFERENCES ledger(key), sequence INTEGER NOT NULL, time INTEGER NOT NULL,
      boot BLOB NOT NULL, since_boot INTEGER NOT NULL, trusted INTEGER NOT NULL, type TEXT NOT NULL, subject BLOB,
      data TEXT NOT NULL, hash BLOB NOT NULL,
      PRIMARY KEY (ledger, sequence)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX event_time ON event (ledger, time);
    CREATE INDEX event_correction ON event (ledger, sequence) WHERE type = 'warmstation.correction';
    CREATE TABLE alarm (
      station TEXT NOT NULL REFERENCES station(id), ledger TEXT NOT NULL, kind TEXT NOT NULL,
      sequence INTEGER NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL, times INTEGER NOT NULL,
      PRIMARY KEY (station, ledger, kind, sequence)
    ) STRICT, WITHOUT ROWID;

    """

  /// What goes down: the programme's versions, and the one roster in force.
  private static let documents = """
    CREATE TABLE programme (
      version INTEGER PRIMARY KEY, services TEXT NOT NULL, made INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE roster (
      version INTEGER PRIMARY KEY, members INTEGER NOT NULL, imported INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE roster_member (
      member BLOB PRIMARY KEY, trade TEXT NOT NULL, greeting TEXT
    ) STRICT, WITHOUT ROWID;
    """

  /// What a correction names, and when an event that it adds happened: both as its data says.
  private static let corrections = """
    ALTER TABLE event ADD COLUMN corrects INTEGER GENERATED ALWAYS AS (
      CASE WHEN type = 'warmstation.correction' AND json_valid(data)
        AND json_type(data, '$.corrects') = 'integer' THEN json_extract(data, '$.corrects') END
    ) VIRTUAL;
    ALTER TABLE event ADD COLUMN added_at TEXT GENERATED ALWAYS AS (
      CASE WHEN type = 'warmstation.correction' AND json_valid(data)
        AND json_type(data, '$.at') = 'text' THEN json_extract(data, '$.at') END
    ) VIRTUAL;
    CREATE INDEX event_correcting ON event (ledger, corrects) WHERE corrects IS NOT NULL;
    CREATE INDEX event_adding ON event (ledger, added_at) WHERE added_at IS NOT NULL;
    DROP INDEX event_correction;
    """

  /// What else the roster says of members, and which members each version has changed.
  ///
  /// `mark` stands for the history up to a version; `kept` is the oldest version to which a difference can be made.
  private static let rosters = """
    ALTER TABLE roster ADD COLUMN mark BLOB NOT NULL DEFAULT x'';
    ALTER TABLE roster ADD COLUMN lapsed INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE roster ADD COLUMN changed INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE roster ADD COLUMN kept INTEGER NOT NULL DEFAULT 0;
    UPDATE roster SET mark = randomblob(16), changed = members, kept = version;
    ALTER TABLE roster_member ADD COLUMN status TEXT NOT NULL DEFAULT 'active';
    ALTER TABLE roster_member ADD COLUMN roles TEXT NOT NULL DEFAULT '';
    CREATE TABLE roster_change (
      version INTEGER NOT NULL, member BLOB NOT NULL, PRIMARY KEY (version, member)
    ) STRICT, WITHOUT ROWID;
    """
}
