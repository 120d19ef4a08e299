import FoundationEssentials
import GRDB
import Glibc
import StationCore
import TestSupport
import Testing

@testable import Ledger

struct WriteAheadLogTests {
  private static let reading = ClockReading(
    wallMilliseconds: 1_767_571_200_000,
    boot: BootID("000102030405060708090a0b0c0d0e0f") ?? { fatalError("a boot id has 32 digits") }(),
    sinceBootMilliseconds: 0, isTrusted: true)

  private let directory: TemporaryDirectory

  init() throws { directory = try TemporaryDirectory() }

  private func open(_ path: String? = nil) throws -> Ledger {
    var random = SystemRandomNumberGenerator()
    return try Ledger(
      directory: path ?? directory.path, station: try #require(StationID("CY-SLT-003")), using: &random)
  }

  private func append(_ count: Int, to ledger: Ledger) throws {
    for _ in 0..<count { _ = try ledger.writer.append([.checkIn(.guest)], at: Self.reading) }
  }

  /// Appends an event that fills so many bytes.
  private func append(bytes: Int, to ledger: Ledger) throws {
    let reason = String(repeating: "x", count: bytes)
    let correction = Correction(corrects: 1, author: .keeper, reason: reason)
    _ = try ledger.writer.append([.correction(correction)], at: Self.reading)
  }

  private func length(_ name: String = "ledger.sqlite-wal", in folder: String? = nil) -> Int {
    var information = stat()
    return stat("\(folder ?? directory.path)/\(name)", &information) == 0 ? Int(information.st_size) : 0
  }

  /// The frames in the log, and how many of them have been moved, as SQLite counts them.
  private func moved(_ ledger: Ledger) throws -> (log: Int, moved: Int) {
    let counts = try DatabaseQueue(path: ledger.writer.path).inDatabase { try $0.checkpoint(.passive) }
    return (counts.walFrameCount, counts.checkpointedFrameCount)
  }

  @Test func theLogHasItsLengthFromTheFirstStartAndKeepsItAcrossRestarts() throws {
    for start in 1...3 {
      let ledger = try open()
      #expect(length() == WriteAheadLog.reservedBytes)
      try append(20, to: ledger)
      #expect(length() == WriteAheadLog.reservedBytes)
      #expect(try ledger.reader.verify().head.sequence == Int64(20 * start))
    }
    #expect(length() == WriteAheadLog.reservedBytes)
  }

  @Test func aNewLedgerHasThePageSizeThatCostsTheLeastFlash() throws {
    let ledger = try open()
    #expect(try DatabaseQueue(path: ledger.writer.path).read { try Int.fetchOne($0, sql: "PRAGMA page_size") } == 1024)
  }

  @Test func anOldLedgerKeepsItsPageSizeAndItsEvents() throws {
    do {
      let old = try DatabaseQueue(path: directory.file("ledger.sqlite"))
      try old.inDatabase { try $0.execute(sql: "PRAGMA page_size = 4096; PRAGMA journal_mode = WAL; VACUUM") }
    }
    let ledger = try open()
    try append(10, to: ledger)
    #expect(try DatabaseQueue(path: ledger.writer.path).read { try Int.fetchOne($0, sql: "PRAGMA page_size") } == 4096)
    #expect(length() == WriteAheadLog.reservedBytes)
    #expect(try ledger.reader.verify().head.sequence == 10)
  }

  @Test(arguments: 0..<24) func zerosThatAPowerCutLeftUnwrittenHarmNothing(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let ledger = try open()
    try append(Int.random(in: 0..<40, using: &random), to: ledger)
    let head = try ledger.reader.head()
    // As a cut leaves it: the ledger's file and a log that is shorter, or whose end was never written.
    let after = directory.file("after")
    try FileManager.default.createDirectory(atPath: after, withIntermediateDirectories: true)
    for name in ["ledger.sqlite", "ledger.sqlite-wal"] {
      try FileManager.default.copyItem(atPath: directory.file(name), toPath: "\(after)/\(name)")
    }
    let shorter = Int.random(in: (256 << 10)..<WriteAheadLog.reservedBytes, using: &random)
    try #require(truncate("\(after)/ledger.sqlite-wal", off_t(shorter)) == 0)
    let again = try open(after)
    #expect(length(in: after) == WriteAheadLog.reservedBytes)
    #expect(try again.reader.head() == head)
    try append(3, to: again)
    let (whole, _, fault) = try again.reader.verify()
    #expect(whole.sequence == head.sequence + 3 && fault == nil)
  }

  @Test func aLogOfZerosAloneIsAnEmptyLog() throws {
    let first = try open()
    try append(5, to: first)
    #expect(try first.reader.checkpoint())
    let after = directory.file("after")
    try FileManager.default.createDirectory(atPath: after, withIntermediateDirectories: true)
    try FileManager.default.copyItem(atPath: directory.file("ledger.sqlite"), toPath: "\(after)/ledger.sqlite")
    try Data(count: WriteAheadLog.reservedBytes / 2).write(to: URL(filePath: "\(after)/ledger.sqlite-wal"))
    let again = try open(after)
    #expect(try again.reader.head().sequence == 5)
    try append(1, to: again)
    #expect(try again.reader.verify().head.sequence == 6)
  }

  @Test func aCheckpointIsDueOnceMuchIsInTheLogAndBeginsItAnew() throws {
    let ledger = try open()
    try append(10, to: ledger)
    #expect(!ledger.writer.isCheckpointDue)
    while !ledger.writer.isCheckpointDue { try append(bytes: 50_000, to: ledger) }
    try ledger.writer.checkpoint(through: ledger.reader)
    #expect(!ledger.writer.isCheckpointDue)
    try append(1, to: ledger)
    #expect(try moved(ledger).log < 20)
    #expect(length() == WriteAheadLog.reservedBytes)
    #expect(try ledger.reader.verify().fault == nil)
  }

  @Test func whatAReaderStillReadsStaysInTheLogUntilTheNextCheckpoint() throws {
    let ledger = try open()
    let other = try DatabaseQueue(path: ledger.writer.path)
    while !ledger.writer.isCheckpointDue { try append(bytes: 50_000, to: ledger) }
    try other.read { db in
      _ = try Int.fetchOne(db, sql: "SELECT count(*) FROM event")
      try append(bytes: 50_000, to: ledger)
      try ledger.writer.checkpoint(through: ledger.reader)
      #expect(ledger.writer.isCheckpointDue)
    }
    try ledger.writer.checkpoint(through: ledger.reader)
    #expect(!ledger.writer.isCheckpointDue)
  }

  @Test func aLogThatIsNeverQuietMakesRoomByItself() throws {
    let ledger = try open()
    for _ in 0..<200 { try append(bytes: 60_000, to: ledger) }
    #expect(length() == WriteAheadLog.reservedBytes)
    #expect(try ledger.reader.verify().head.sequence == 200)
  }

  @Test func aLogThatOneLargeTransactionGrewIsCutBackAtTheNextStart() throws {
    do {
      let ledger = try open()
      let correction = Correction(corrects: 1, author: .keeper, reason: String(repeating: "x", count: 100_000))
      let bodies = Array(repeating: EventBody.correction(correction), count: WriteAheadLog.longestBytes / 90_000)
      _ = try ledger.writer.append(bodies, at: Self.reading)
    }
    #expect(length() > WriteAheadLog.longestBytes)
    let ledger = try open()
    #expect(length() == WriteAheadLog.reservedBytes)
    #expect(try ledger.reader.verify().fault == nil)
  }
}
