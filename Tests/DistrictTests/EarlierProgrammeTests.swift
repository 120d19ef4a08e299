import District
import GRDB
import StationCore
import TestSupport
import Testing

/// The programme of a store that an earlier version made.
struct EarlierProgrammeTests {
  @Test func aStoreOfAnEarlierVersionKeepsItsProgramme() throws {
    let service = "{\"code\":\"rest\",\"category\":\"life\",\"names\":{\"zh-Hans\":\"休息\",\"en\":\"Rest\"}}"
    let directory = try TemporaryDirectory()
    _ = try DistrictStore(in: directory.data)
    try DatabaseQueue(path: directory.data.storeFile).write { db in
      try db.execute(
        sql: """
          DELETE FROM grdb_migrations WHERE identifier = 'programmes';
          DROP INDEX event_programme;
          DROP TABLE programme;
          CREATE TABLE programme (version INTEGER PRIMARY KEY, services TEXT NOT NULL, made INTEGER NOT NULL) STRICT;
          INSERT INTO programme VALUES (1, '[]', 4), (2, '[\(service)]', 5);
          """)
    }
    let store = try DistrictStore(in: directory.data)
    let programme = try #require(try store.programme())
    #expect(programme.version == 2 && programme.made == 5)
    #expect(programme.plan.services.map(\.code.rawValue) == ["rest"] && programme.plan.parts.isEmpty)
    #expect(try store.publish(.builtIn, at: 0).version == 3)
  }
}
