#if PostgreSQL
  /// The store's tables in PostgreSQL, and their way to this version.
  enum PostgreSQLSchema {
    /// The lock that whoever changes tables takes.
    private static let lock = "1463898180, 2"
    private static let first = "first tables"

    /// Brings the tables to this version; several servers may begin at once.
    ///
    /// - Throws: ``DistrictFault/newerStore(step:)`` where a newer version has changed them, or what the database says.
    static func migrate(_ db: PostgreSQLSession) throws {
      guard try !isDone(db) else { return }
      try db.transaction(.beside) {
        try db.run("SELECT pg_advisory_xact_lock(\(lock))")
        try db.run(
          "CREATE TABLE IF NOT EXISTS schema_step (name text PRIMARY KEY, done timestamptz NOT NULL DEFAULT now())")
        let done = try steps(db)
        for (name, script) in all where !done.contains(name) {
          try db.run(script)
          try db.execute("INSERT INTO schema_step (name) VALUES (?)", name)
        }
      }
    }

    private static var all: [(name: String, script: String)] {
      [(first, tables)] + SchemaStep.all.map { ($0.name, $0.script(.postgreSQL)) }
    }

    private static func isDone(_ db: PostgreSQLSession) throws -> Bool {
      guard try db.value("SELECT to_regclass('schema_step')::text", as: String.self) != nil else { return false }
      let done = try steps(db)
      let known = Set(all.map(\.name))
      if let step = done.subtracting(known).sorted().first { throw DistrictFault.newerStore(step: step) }
      return done == known
    }

    private static func steps(_ db: PostgreSQLSession) throws -> Set<String> {
      Set(try db.all("SELECT name FROM schema_step") { try $0[0] as String })
    }

    private static var tables: String { registry + ledgers + documents }

    /// Who may speak.
    private static let registry = """
      CREATE TABLE station (
        id text COLLATE "C" PRIMARY KEY, name text NOT NULL, street text COLLATE "C" NOT NULL, zone text NOT NULL,
        added bigint NOT NULL
      );
      CREATE TABLE token (
        station text COLLATE "C" PRIMARY KEY REFERENCES station(id), hash bytea NOT NULL, expires bigint NOT NULL
      );
      CREATE INDEX token_hash ON token (hash);
      CREATE TABLE spent_token (
        hash bytea PRIMARY KEY, station text COLLATE "C" NOT NULL REFERENCES station(id), spent bigint NOT NULL,
        used smallint NOT NULL
      );
      CREATE TABLE certificate (
        fingerprint bytea PRIMARY KEY, station text COLLATE "C" NOT NULL REFERENCES station(id),
        serial text COLLATE "C" NOT NULL, issued bigint NOT NULL, expires bigint NOT NULL,
        used smallint NOT NULL DEFAULT 0, ended bigint, ending text, seen bigint
      );
      CREATE INDEX certificate_station ON certificate (station);
      CREATE TABLE permission (
        fingerprint bytea PRIMARY KEY, station text COLLATE "C" NOT NULL REFERENCES station(id),
        expires bigint NOT NULL
      );

      """

    /// What was said.
    ///
    /// The events' table has no key of its own and refers to nothing: its parts may lie elsewhere.
    private static let ledgers = """
      CREATE TABLE ledger (
        station text COLLATE "C" NOT NULL REFERENCES station(id), key bigint NOT NULL, id text COLLATE "C" NOT NULL,
        sequence bigint NOT NULL, hash bytea NOT NULL, heard bigint NOT NULL,
        newest_time bigint, newest_boot bytea, newest_since_boot bigint, newest_trusted smallint,
        span_first bigint, span_boot_first bigint, booted bigint, eve_time bigint, eve_moment bigint,
        PRIMARY KEY (station, key), UNIQUE (station, id)
      ) WITH (fillfactor = 50);
      CREATE TABLE event (
        station text COLLATE "C" NOT NULL, ledger bigint NOT NULL, sequence bigint NOT NULL, received bigint NOT NULL,
        time bigint NOT NULL, boot bytea NOT NULL, since_boot bigint NOT NULL, trusted smallint NOT NULL,
        type text COLLATE "C" NOT NULL, subject bytea, data text COLLATE "C" NOT NULL, hash bytea NOT NULL,
        moment bigint NOT NULL, uncertain smallint NOT NULL, corrects bigint, added_at text COLLATE "C"
      ) PARTITION BY RANGE (received);
      CREATE INDEX event_moment ON event (station, ledger, moment);
      CREATE INDEX event_correcting ON event (station, ledger, corrects) WHERE corrects IS NOT NULL;
      CREATE INDEX event_adding ON event (station, ledger, added_at) WHERE added_at IS NOT NULL;
      CREATE TABLE event_other PARTITION OF event (\(EventMonth.key)) DEFAULT;
      CREATE TABLE alarm (
        station text COLLATE "C" NOT NULL REFERENCES station(id), ledger text COLLATE "C" NOT NULL,
        kind text COLLATE "C" NOT NULL, sequence bigint NOT NULL, first bigint NOT NULL, last bigint NOT NULL,
        times bigint NOT NULL,
        PRIMARY KEY (station, ledger, kind, sequence)
      );

      """

    /// What goes down.
    private static let documents = """
      CREATE TABLE programme (version bigint PRIMARY KEY, services text NOT NULL, made bigint NOT NULL);
      CREATE TABLE roster (
        version bigint PRIMARY KEY, members bigint NOT NULL, imported bigint NOT NULL, mark bytea NOT NULL,
        lapsed bigint NOT NULL, changed bigint NOT NULL, kept bigint NOT NULL
      );
      CREATE TABLE roster_member (
        member bytea PRIMARY KEY, trade text COLLATE "C" NOT NULL, greeting text COLLATE "C",
        status text COLLATE "C" NOT NULL, roles text COLLATE "C" NOT NULL
      );
      CREATE TABLE roster_change (version bigint NOT NULL, member bytea NOT NULL, PRIMARY KEY (version, member));
      """
  }
#endif
