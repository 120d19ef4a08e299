#if PostgreSQL
  import DistrictProtocol
  import StationCore
  import Synchronization
  import TestSupport
  import Testing

  @testable import District

  /// Two who wait until both are there.
  private final class Meeting: Sendable {
    private let arrived = Mutex(0)

    var isComplete: Bool { arrived.withLock { $0 >= 2 } }

    func arrive() { arrived.withLock { $0 += 1 } }
  }

  /// What only a database server can do to the store: several at it at once, lost connections, tables by month.
  @Suite(
    .enabled(if: PostgreSQLServer.shared != nil, "PostgreSQL is not installed: apt-get install postgresql-15"))
  struct PostgreSQLTests {
    private let directory: TemporaryDirectory
    private let databases = TestDatabases(.postgreSQL)
    private let url: String

    init() throws {
      directory = try TemporaryDirectory()
      url = try #require(try databases.url(directory))
    }

    private func open() throws -> DistrictStore { try DistrictStore(in: directory.data, url: url) }

    private func registered(_ store: DistrictStore) throws -> DistrictStore {
      let station = try #require(StationID("CY-TEST-001"))
      _ = try store.add(RegisteredStation(id: station, name: "测试驿站", street: "测试街道"), at: 0)
      return store
    }

    @Test func twoServersThatTakeOverlappingBatchesAtOnceStoreEachEventOnce() async throws {
      let stores = [try registered(open()), try open()]
      var ledgers: [SampleLedger] = []
      for number in 1...6 {
        var ledger = try SampleLedger(ledger: UInt64(number))
        ledger.appendGuests(60)
        ledgers.append(ledger)
      }
      for ledger in ledgers {
        let batches = try [(1, 20), (1, 30), (10, 60), (1, 60), (31, 60), (1, 20)].map { try ledger.batch($0.0...$0.1) }
        try await withThrowingTaskGroup(of: IngestOutcome.self) { group in
          for (number, (batch, header)) in batches.enumerated() {
            let store = stores[number % 2]
            group.addTask { try await store.ingest(batch, header: header, at: 5) }
          }
          for try await outcome in group {
            switch outcome {
            case .stored, .refused(.gap): break
            case .refused(let refusal): Issue.record("\(refusal)")
            }
          }
        }
      }
      let counts = try stores[0].read { db in
        try db.all("SELECT ledger, count(*), min(sequence), max(sequence) FROM event GROUP BY ledger ORDER BY ledger") {
          row in try (0..<4).map { try row[$0] as Int64 }
        }
      }
      #expect(counts == (1...6).map { [$0, 60, 1, 60] })
      for ledger in ledgers {
        let head = try stores[1].head(of: ledger.source.station, ledger: ledger.source.ledger)?.head
        #expect(head?.hash == ledger.records.last?.hash)
      }
    }

    @Test func aTokenThatTwoServersAreShownAtOnceWorksOnce() async throws {
      let stores = [try registered(open()), try open()]
      let station = try #require(StationID("CY-TEST-001"))
      let authority = try DistrictAuthority(madeAt: 0)
      for round in 0..<10 {
        let token = EnrolmentToken(text: "token \(round)")
        try stores[0].keep(token, of: station, until: 1000, at: 0)
        let certificates = try (0..<4).map { _ in try SampleCertificate.make(authority, station) }
        let standings = try await withThrowingTaskGroup(of: TokenStanding.self) { group in
          for (number, certificate) in certificates.enumerated() {
            let store = stores[number % 2]
            group.addTask {
              try await store.aside { (store) throws(DistrictFault) in
                try store.admit(certificate, of: station, by: token, at: 5)
              }
            }
          }
          return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(standings.count { $0 == .good } == 1)
        #expect(standings.count { $0 == .used } == 3)
      }
    }

    @Test func serversThatBeginAtOnceMakeTheTablesOnce() async throws {
      let server = try #require(PostgreSQLServer.shared)
      try server.run("CREATE DATABASE beginning")
      defer { try? server.run("DROP DATABASE beginning WITH (FORCE)") }
      let (url, directory) = (server.url("beginning"), directory.data)
      try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 0..<6 {
          group.addTask {
            try await StoreThreads.run { () throws(DistrictFault) in
              _ = try DistrictStore(in: directory, url: url).programmeVersion()
            }
          }
        }
        try await group.waitForAll()
      }
      let steps: Int? = try DistrictStore(in: directory, url: url).read {
        try $0.value("SELECT count(*) FROM schema_step")
      }
      #expect(steps == 1 + SchemaStep.all.count)
    }

    @Test func aStoreOfANewerVersionIsLeftAlone() throws {
      _ = try open().write { try $0.execute("INSERT INTO schema_step (name) VALUES ('from the future')") }
      #expect(throws: DistrictFault.newerStore(step: "from the future")) { try open() }
    }

    @Test func eventsLieInTheMonthInWhichTheyWereReceived() async throws {
      let store = try registered(open())
      var ledger = try SampleLedger()
      ledger.appendGuests(4)
      let moments: [Int64] = [SampleLedger.start, SampleLedger.start + 60 * 86_400_000, -1, 253_402_300_800_000]
      for (number, moment) in moments.enumerated() {
        let (batch, header) = try ledger.batch(number + 1...number + 1)
        _ = try await store.ingest(batch, header: header, at: moment)
      }
      let tables = try store.read { db in
        try db.all("SELECT tableoid::regclass::text FROM event ORDER BY sequence") { try $0[0] as String }
      }
      #expect(tables == ["event_2026_01", "event_2026_03", "event_other", "event_other"])
    }

    @Test(
      arguments: [
        (0, ["event_1970_01", "event_1970_02", "event_1970_03"]),
        (1_796_083_200_000, ["event_2026_12", "event_2027_01", "event_2027_02"]),
        (1_798_761_599_999, ["event_2026_12", "event_2027_01", "event_2027_02"]),
        (1_798_761_600_000, ["event_2027_01", "event_2027_02", "event_2027_03"]),
      ] as [(Int64, [String])])
    func thereIsRoomForTheMonthAndTheTwoAfterIt(_ now: Int64, _ tables: [String]) throws {
      let store = try open()
      try store.database.makeRoom(at: now)
      let found = try store.read { db in
        try db.all(
          """
          SELECT inhrelid::regclass::text FROM pg_inherits
          WHERE inhparent = 'event'::regclass AND inhrelid <> 'event_other'::regclass ORDER BY 1
          """
        ) { try $0[0] as String }
      }
      #expect(found == tables)
    }

    @Test func whatLiesBeyondTheHeadMakesRoomForWhatComes() async throws {
      let store = try registered(open())
      var ledger = try SampleLedger()
      ledger.appendGuests(9)
      for range in [1...3, 4...8] {
        let (batch, header) = try ledger.batch(range)
        _ = try await store.ingest(batch, header: header, at: 0)
      }
      // As if only the servers of the events had kept the second batch.
      let head = ledger.records[2].hash.bytes
      _ = try store.write { try $0.execute("UPDATE ledger SET sequence = 3, hash = ?", head) }
      let (batch, header) = try ledger.batch(3...6)
      #expect(
        try await store.ingest(batch, header: header, at: 0) == .stored(acknowledged: 6, setAside: [], new: 3))
      let sequences = try store.read { try $0.all("SELECT sequence FROM event ORDER BY 1") { try $0[0] as Int } }
      #expect(sequences == Array(1...6))
    }

    @Test func aMonthCanLieOnOtherServersByStation() async throws {
      let server = try #require(PostgreSQLServer.shared)
      let store = try registered(open())
      let name: String = try #require(try store.read { try $0.value("SELECT current_database()::text") })
      let nodes = ["\(name)_a", "\(name)_b"]
      defer { for node in nodes { try? server.run("DROP DATABASE \(node) WITH (FORCE)") } }
      for node in nodes {
        try server.run("CREATE DATABASE \(node)")
        try PostgreSQLConnection(url: server.url(node)).run(
          """
          CREATE TABLE event_2026_01 (
            station text COLLATE "C" NOT NULL, ledger bigint NOT NULL, sequence bigint NOT NULL,
            received bigint NOT NULL, time bigint NOT NULL, boot bytea NOT NULL, since_boot bigint NOT NULL,
            trusted smallint NOT NULL, type text COLLATE "C" NOT NULL, subject bytea, data text COLLATE "C" NOT NULL,
            hash bytea NOT NULL, moment bigint NOT NULL, uncertain smallint NOT NULL, corrects bigint,
            added_at text COLLATE "C", PRIMARY KEY (station, ledger, sequence))
          """)
      }
      let month = try #require(EventMonth.ahead(of: SampleLedger.start).first)
      let foreign = nodes.enumerated().map { number, node in
        """
        CREATE SERVER \(node) FOREIGN DATA WRAPPER postgres_fdw
          OPTIONS (host '\(server.folder)', dbname '\(node)', batch_size '500');
        CREATE USER MAPPING FOR postgres SERVER \(node) OPTIONS (user 'postgres', password_required 'false');
        CREATE FOREIGN TABLE \(month.table)_\(number) PARTITION OF \(month.table)
          FOR VALUES WITH (MODULUS 2, REMAINDER \(number)) SERVER \(node) OPTIONS (table_name 'event_2026_01');
        """
      }
      try PostgreSQLConnection(url: url).run(
        """
        CREATE EXTENSION postgres_fdw;
        CREATE TABLE \(month.table) PARTITION OF event
          FOR VALUES FROM (\(month.begins)) TO (\(month.begins + 31 * 86_400_000)) PARTITION BY HASH (station);
        \(foreign.joined())
        """)
      for number in 1...8 {
        let id = try #require(StationID("CY-TEST-00\(number)"))
        _ = try store.add(RegisteredStation(id: id, name: "测试驿站", street: "测试街道"), at: 0)
        var ledger = try SampleLedger("CY-TEST-00\(number)")
        ledger.appendGuests(number)
        for range in [1...1, 1...number] {
          let (batch, header) = try ledger.batch(range)
          _ = try await store.ingest(batch, header: header, at: SampleLedger.start)
        }
      }
      let day = try #require(CivilDate("2026-01-05"))
      let report = try store.report(.district, from: day, to: day) { _ throws(DistrictFault) in
        TimeZoneRules(name: "Asia/Shanghai", fixedOffsetSeconds: 28_800)
      }
      #expect(report.byStation.map(\.checkIns) == Array(1...8))
      let shares = try nodes.map { node in
        let connection = try PostgreSQLConnection(url: server.url(node))
        return try PostgreSQLSession(connection: connection).value("SELECT count(*) FROM event_2026_01", as: Int.self)
          ?? 0
      }
      #expect(shares.reduce(0, +) == 36)
      #expect(!shares.contains(0))
    }

    @Test func durabilityDoesNotRestOnTheServersDefaults() throws {
      let name: String = try #require(try open().read { try $0.value("SELECT current_database()::text") })
      try PostgreSQLServer.shared?.run("ALTER DATABASE \(name) SET synchronous_commit = off")
      let setting: String? = try open().read { try $0.value("SELECT current_setting('synchronous_commit')") }
      #expect(setting == "on")
    }

    @Test func aConnectionThatIsLostBeforeTheEndIsMadeAnewAndTheTransactionRepeated() throws {
      let store = try open()
      var runs = 0
      try store.write { db in
        runs += 1
        try db.execute("INSERT INTO programme (version, plan, made) VALUES (?, '[]', 0)", runs)
        if runs == 1 { try db.query("SELECT pg_terminate_backend(pg_backend_pid())", arguments: []) { _ in } }
      }
      #expect(runs == 2)
      #expect(try store.read { try $0.all("SELECT version FROM programme") { try $0[0] as Int } } == [2])
    }

    @Test func aConnectionThatIsLostAgainIsAFault() throws {
      let store = try open()
      var runs = 0
      #expect(throws: DistrictFault.self) {
        try store.write { db in
          runs += 1
          try db.query("SELECT pg_terminate_backend(pg_backend_pid())", arguments: []) { _ in }
        }
      }
      #expect(runs == 2)
    }

    @Test func aConnectionThatIsLostAsTheTransactionEndsIsNotTakenForDone() throws {
      let store = try open()
      try store.write { db in
        try db.run(
          """
          CREATE FUNCTION leave() RETURNS trigger LANGUAGE plpgsql AS
            'BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END';
          CREATE CONSTRAINT TRIGGER leaving AFTER INSERT ON programme DEFERRABLE INITIALLY DEFERRED
            FOR EACH ROW EXECUTE FUNCTION leave()
          """)
      }
      var runs = 0
      let fault = #expect(throws: DistrictFault.self) {
        try store.write { db in
          runs += 1
          try db.execute("INSERT INTO programme (version, plan, made) VALUES (1, '[]', 0)")
        }
      }
      #expect(runs == 1)
      guard case .databaseLost = fault else {
        Issue.record("\(String(describing: fault))")
        return
      }
      #expect(try store.programmeVersion() == nil)
    }

    @Test func writersThatWaitForEachOtherBothSucceed() async throws {
      let store = try open()
      try store.write { db in
        for version in 1...2 {
          try db.execute("INSERT INTO programme (version, plan, made) VALUES (?, '[]', 0)", version)
        }
      }
      let meeting = Meeting()
      try await withThrowingTaskGroup(of: Void.self) { group in
        for versions in [[1, 2], [2, 1]] {
          group.addTask {
            try await store.aside { (store) throws(DistrictFault) in
              try store.database.write(.beside) { db in
                try db.execute("UPDATE programme SET made = made + 1 WHERE version = ?", versions[0])
                meeting.arrive()
                while !meeting.isComplete { try db.run("SELECT pg_sleep(0.01)") }
                try db.execute("UPDATE programme SET made = made + 1 WHERE version = ?", versions[1])
              }
            }
          }
        }
        try await group.waitForAll()
      }
      #expect(try store.read { try $0.all("SELECT made FROM programme") { try $0[0] as Int } } == [2, 2])
    }

    @Test func aServerThatWasStartedAgainIsMetAgain() async throws {
      let server = try PostgreSQLServer()
      defer { withExtendedLifetime(server) {} }
      let store = try registered(DistrictStore(in: directory.data, url: server.url("postgres")))
      var ledger = try SampleLedger()
      ledger.appendGuests(6)
      for round in 0..<3 {
        let (batch, header) = try ledger.batch(2 * round + 1...2 * round + 2)
        try server.kill()
        await #expect(throws: DistrictFault.self) { try await store.ingest(batch, header: header, at: 0) }
        try server.start()
        let outcome = try await store.ingest(batch, header: header, at: 0)
        #expect(outcome == .stored(acknowledged: Int64(2 * round + 2), setAside: [], new: 2))
      }
      let (batch, header) = try ledger.batch(1...6)
      try server.kill()
      try server.start()
      // The idle connections are of before.
      #expect(
        try await store.ingest(batch, header: header, at: 0) == .stored(acknowledged: 6, setAside: [], new: 0))
    }

    @Test(
      arguments: [
        "postgresql://me:secret@[::1/x", "postgresql://me:secret@h:port:x/y", "postgresql://me:secret@h/%zz",
        "postgresql://me:secret@127.0.0.1:1/district?connect_timeout=2",
        "postgresql://me:secret@/district?host=/nonexistent", "postgresql://h/d?password=secret&nonsense=1",
      ])
    func aPasswordIsInNoFault(url: String) throws {
      let fault = try #require(
        #expect(throws: DistrictFault.self) { try DistrictStore(in: directory.data, url: url) })
      #expect(!"\(fault)".contains("secret"))
    }
  }
#endif
