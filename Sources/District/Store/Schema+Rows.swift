extension Schema {
  /// Names the station in every row of a ledger, as a database of several servers needs it, and keeps what is known of a
  /// ledger's clock in the ledger's own row, so that a batch reads and writes one row beside its events.
  ///
  /// When the earlier events were received is not known; it was not after the ledger was last heard of.
  static let rowsByStation = """
    CREATE TABLE new_ledger (
      station TEXT NOT NULL REFERENCES station(id), key INTEGER NOT NULL, id TEXT NOT NULL,
      sequence INTEGER NOT NULL, hash BLOB NOT NULL, heard INTEGER NOT NULL,
      newest_time INTEGER, newest_boot BLOB, newest_since_boot INTEGER, newest_trusted INTEGER,
      span_first INTEGER, span_boot_first INTEGER, booted INTEGER, eve_time INTEGER, eve_moment INTEGER,
      PRIMARY KEY (station, key), UNIQUE (station, id)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO new_ledger
      SELECT l.station, l.key, l.id, l.sequence, l.hash, l.heard, e.time, e.boot, e.since_boot, e.trusted,
        c.first, c.boot_first, c.booted, c.eve_time, c.eve_moment
      FROM ledger l LEFT JOIN clock_span c ON c.ledger = l.key
        LEFT JOIN event e ON e.ledger = l.key AND e.sequence = l.sequence;
    CREATE TABLE new_event (
      station TEXT NOT NULL, ledger INTEGER NOT NULL, sequence INTEGER NOT NULL, received INTEGER NOT NULL,
      time INTEGER NOT NULL, boot BLOB NOT NULL, since_boot INTEGER NOT NULL, trusted INTEGER NOT NULL,
      type TEXT NOT NULL, subject BLOB, data TEXT NOT NULL, hash BLOB NOT NULL, moment INTEGER NOT NULL,
      uncertain INTEGER NOT NULL, corrects INTEGER, added_at TEXT,
      PRIMARY KEY (station, ledger, sequence)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO new_event
      SELECT l.station, e.ledger, e.sequence, l.heard, e.time, e.boot, e.since_boot, e.trusted, e.type, e.subject,
        e.data, e.hash, e.moment, e.uncertain, e.corrects, e.added_at
      FROM ledger l JOIN event e ON e.ledger = l.key ORDER BY l.station, e.ledger, e.sequence;
    DROP TABLE event;
    DROP TABLE clock_span;
    DROP TABLE ledger;
    ALTER TABLE new_ledger RENAME TO ledger;
    ALTER TABLE new_event RENAME TO event;
    CREATE INDEX event_moment ON event (station, ledger, moment);
    CREATE INDEX event_correcting ON event (station, ledger, corrects) WHERE corrects IS NOT NULL;
    CREATE INDEX event_adding ON event (station, ledger, added_at) WHERE added_at IS NOT NULL;
    """
}
