import StationCore
import TestSupport
import Testing

@testable import District

/// What the store's queries rely on, on each database.
@Suite(.bothStores) struct SessionTests {
  private let directory: TemporaryDirectory
  private let store: DistrictStore

  init() throws {
    directory = try TemporaryDirectory()
    store = try TestDatabases.open(directory)
    try store.write { db in
      let d = db.dialect
      try db.run(
        """
        CREATE TABLE note (id \(d.integer) PRIMARY KEY, said \(d.text), raw \(d.bytes), done \(d.flag) DEFAULT 0) \
        \(d.keyed)
        """)
    }
  }

  private func add(_ id: Int64, _ said: String?, _ raw: [UInt8]?) throws {
    _ = try store.write { try $0.execute("INSERT INTO note (id, said, raw) VALUES (?, ?, ?)", id, said, raw) }
  }

  @Test(
    arguments: [
      (0, "", []), (1, "王师傅 ?'\"$1", [0, 255]), (-1, nil, nil), (.max, "x", [1]), (.min, "\u{1F600}", []),
      (-32_769, String(repeating: "长", count: 40_000), Array(repeating: 7, count: 70_000)),
    ] as [(Int64, String?, [UInt8]?)])
  func aValueComesBackAsItWent(_ id: Int64, _ said: String?, _ raw: [UInt8]?) throws {
    try add(id, said, raw)
    try store.write { db in
      try db.insert(into: "note", columns: "said, raw, done, id") { sink in
        sink.text(said)
        sink.bytes(raw)
        sink.flag(true)
        sink.integer(id &+ 1)
        try sink.endRow()
      }
    }
    let rows = try store.read { db in
      try db.all("SELECT id, said, raw, done FROM note WHERE id IN (?, ?) ORDER BY done", id, id &+ 1) { row in
        (try row[0] as Int64, try row[1] as String?, try row[2] as [UInt8]?, try row[3] as Bool)
      }
    }
    #expect(rows.map(\.0) == [id, id &+ 1])
    #expect(rows.map(\.1) == [said, said])
    #expect(rows.map(\.2) == [raw, raw])
    #expect(rows.map(\.3) == [false, true])
  }

  @Test func aColumnOfAnotherKindIsNamedAndNothingTraps() throws {
    try add(1, "x", nil)
    #expect(throws: DistrictFault.damagedRow("column 1 of a row, which should be Int64,")) {
      try store.read { try $0.first("SELECT said FROM note") { try $0[0] as Int64 } }
    }
    #expect(throws: DistrictFault.damagedRow("column 1 of a row, which should be Array<UInt8>,")) {
      try store.read { try $0.first("SELECT raw FROM note") { try $0[0] as [UInt8] } }
    }
  }

  @Test func sumsAndCountsAreNumbers() throws {
    for id: Int64 in [-70_000, 5, 123_456_789_012] { try add(id, nil, nil) }
    let sums = try store.read { db in
      try db.first(
        "SELECT sum(id), count(*), count(said), min(id), max(id), coalesce(sum(id), 0) FROM note"
      ) { row in try (0..<6).map { try row[$0] as Int64 } }
    }
    #expect(sums == [123_456_719_017, 3, 0, -70_000, 123_456_789_012, 123_456_719_017])
    let small: [Int64?] = try store.read { db in
      try [-70_001, 4, 0].map { try db.value("SELECT sum(id) FROM note WHERE id < ?", $0 as Int64) }
    }
    #expect(small == [nil, -70_000, -70_000])
  }

  @Test func aQuestionMarkBetweenQuotationMarksIsNoArgument() throws {
    let text: String? = try store.read { try $0.value("SELECT '?' || said || '?' FROM note WHERE id = ?", 1) }
    #expect(text == nil)
    try add(1, "!", nil)
    #expect(try store.read { try $0.value("SELECT '?' || said || '?' FROM note WHERE id = ?", 1) } == "?!?")
  }

  @Test func textsAreOrderedByTheirBytes() throws {
    let words = ["a", "B", "z", "Z", "é", "中", "", "a b", "a-b"]
    for (id, word) in words.enumerated() { try add(Int64(id), word, nil) }
    let found = try store.read { try $0.all("SELECT said FROM note ORDER BY said") { try $0[0] as String } }
    #expect(found == words.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
  }

  @Test func whatThrowsLeavesNothingBehind() throws {
    struct Trouble: Error {}
    #expect(throws: (any Error).self) {
      try store.write { db in
        try db.execute("INSERT INTO note (id) VALUES (?)", 1)
        throw Trouble()
      }
    }
    #expect(throws: (any Error).self) {
      try store.write { db in
        try db.insert(into: "note", columns: "id") { sink in
          sink.integer(2 as Int64)
          try sink.endRow()
          throw Trouble()
        }
      }
    }
    #expect(try store.read { try $0.value("SELECT count(*) FROM note") } == 0)
  }

  @Test func aStreamCanBeLeftInTheMiddle() throws {
    struct Enough: Error {}
    try store.write { db in
      try db.insert(into: "note", columns: "id") { sink in
        for id: Int64 in 1...20_000 {
          sink.integer(id)
          try sink.endRow()
        }
      }
    }
    var sum: Int64 = 0
    try store.read { db in try db.stream("SELECT id FROM note", arguments: []) { sum += try $0[0] } }
    #expect(sum == 200_010_000)
    var seen = 0
    #expect(throws: (any Error).self) {
      try store.read { db in
        try db.stream("SELECT id FROM note ORDER BY id", arguments: []) { _ in
          seen += 1
          if seen == 3 { throw Enough() }
        }
      }
    }
    #expect(try store.read { try $0.value("SELECT count(*) FROM note") } == 20_000)
  }

  @Test func changedRowsAreCounted() throws {
    for id: Int64 in 1...5 { try add(id, nil, nil) }
    let counts = try store.write { db in
      [
        try db.execute("UPDATE note SET said = 'x' WHERE id > ?", 3), try db.execute("DELETE FROM note WHERE id = 9"),
        try db.execute("INSERT INTO note (id) VALUES (?) ON CONFLICT (id) DO NOTHING", 1),
      ]
    }
    #expect(counts == [2, 0, 0])
  }
}
