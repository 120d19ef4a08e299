import GRDB
import Ledger
import StationCore
import TestSupport
import Testing

/// What the writer remembers of the newest event must be what the disk has.
struct NewestEventTests {
  private static let reading = ClockReading(
    wallMilliseconds: 1_767_571_200_000,
    boot: BootID("000102030405060708090a0b0c0d0e0f") ?? { fatalError("a boot id has 32 digits") }(),
    sinceBootMilliseconds: 0, isTrusted: true)

  private let directory: TemporaryDirectory

  init() throws { directory = try TemporaryDirectory() }

  private func open() throws -> Ledger {
    var random = SystemRandomNumberGenerator()
    return try Ledger(directory: directory.path, station: try #require(StationID("CY-SLT-003")), using: &random)
  }

  @Test(arguments: [
    ("DELETE FROM event WHERE sequence = 3", Int64(2)),
    ("DELETE FROM event", nil),
    ("UPDATE event SET hash = zeroblob(32) WHERE sequence = 3", 3),
    ("UPDATE event SET sequence = 4 WHERE sequence = 3", 4),
    ("INSERT INTO event SELECT 4, time, boot, since_boot, trusted, type, subject, data, hash FROM event LIMIT 1", 4),
  ])
  func aNewestEventThatSomebodyReplacedStopsTheWriter(sql: String, found: Int64?) throws {
    let ledger = try open()
    let last = try ledger.writer.append(Array(repeating: .checkIn(.guest), count: 3), at: Self.reading)[2]
    try DatabaseQueue(path: ledger.writer.path).write { try $0.execute(sql: sql) }
    let before = try DatabaseQueue(path: ledger.writer.path).read(Self.rows)
    do throws(LedgerFailure) {
      _ = try ledger.writer.append([.checkIn(.guest)], at: Self.reading)
      Issue.record("the event was appended behind another than the newest")
    } catch {
      guard case .newestIsAnother(let expected, let head) = error else { throw error }
      #expect(expected == ChainHead(sequence: 3, hash: last.hash) && head?.sequence == found)
      #expect(error.description.contains("behind the station's back"))
    }
    #expect(try DatabaseQueue(path: ledger.writer.path).read(Self.rows) == before)
  }

  @Test func anAppendThatFailedIsNotRemembered() throws {
    let ledger = try open()
    _ = try ledger.writer.append([.checkIn(.guest)], at: Self.reading)
    try DatabaseQueue(path: ledger.writer.path).write { db in
      try db.execute(sql: "CREATE TRIGGER no BEFORE INSERT ON event BEGIN SELECT raise(ABORT, 'no'); END")
    }
    #expect(throws: LedgerFailure.self) { try ledger.writer.append([.checkIn(.guest)], at: Self.reading) }
    try DatabaseQueue(path: ledger.writer.path).write { try $0.execute(sql: "DROP TRIGGER no") }
    #expect(try ledger.writer.append([.checkIn(.guest)], at: Self.reading).map(\.sequence) == [2])
    #expect(try ledger.reader.verify().fault == nil)
  }

  private static func rows(_ db: Database) throws -> [Row] { try Row.fetchAll(db, sql: "SELECT * FROM event") }
}
