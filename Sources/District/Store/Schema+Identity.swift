extension Schema {
  /// How a certificate ended, which tokens were used or withdrawn, and who may come back with an ended certificate.
  static let identity = """
    ALTER TABLE certificate ADD COLUMN ended INTEGER;
    ALTER TABLE certificate ADD COLUMN ending TEXT;
    ALTER TABLE certificate ADD COLUMN seen INTEGER;
    CREATE INDEX token_hash ON token (hash);
    CREATE TABLE spent_token (
      hash BLOB PRIMARY KEY, station TEXT NOT NULL REFERENCES station(id), spent INTEGER NOT NULL, used INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE permission (
      fingerprint BLOB PRIMARY KEY, station TEXT NOT NULL REFERENCES station(id), expires INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    """
}
