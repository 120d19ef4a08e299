import GRDB
import Glibc
import Ledger
import StationCore
import TestSupport
import Testing

struct LedgerTests {
  private static let boot = BootID("000102030405060708090a0b0c0d0e0f") ?? { fatalError("a boot id has 32 digits") }()
  private static let calendar = StationCalendar(zone: TimeZoneRules(name: "Asia/Shanghai", fixedOffsetSeconds: 28_800))
  /// The moment 2026-01-05T00:00:00.000Z, eight in the morning at the station.
  private static let morning: Int64 = 1_767_571_200_000

  private let directory: TemporaryDirectory

  init() throws { directory = try TemporaryDirectory() }

  private func open(_ station: String = "CY-SLT-003") throws -> Ledger {
    var random = SystemRandomNumberGenerator()
    return try Ledger(directory: directory.path, station: try #require(StationID(station)), using: &random)
  }

  private static func clock(_ milliseconds: Int64) -> ClockReading {
    ClockReading(
      wallMilliseconds: morning + milliseconds, boot: boot, sinceBootMilliseconds: max(0, milliseconds), isTrusted: true
    )
  }

  private func tamper(_ sql: String) throws {
    try DatabaseQueue(path: "\(directory.path)/ledger.sqlite").write { try $0.execute(sql: sql) }
  }

  @Test func sequencesCountFromOneWithoutGapsAcrossRestarts() throws {
    var sequences: [Int64] = []
    for _ in 0..<3 {
      let ledger = try open()
      sequences += try ledger.writer.append([.checkIn(.guest), .checkIn(.guest)], at: Self.clock(0)).map(\.sequence)
    }
    #expect(sequences == [1, 2, 3, 4, 5, 6])
    let (head, newest, fault) = try open().reader.verify()
    #expect(head.sequence == 6 && newest == 6 && fault == nil)
  }

  @Test func aLedgerKeepsItsIdentity() throws {
    let first = try open().source
    #expect(try open().source == first)
  }

  @Test func anotherStationsLedgerIsRefused() throws {
    _ = try open("CY-SLT-003")
    #expect(throws: LedgerFailure.self) { try open("CY-SLT-004") }
  }

  @Test func whatIsAppendedIsReadBackAsItWas() throws {
    let ledger = try open()
    let member = try #require(MemberRef("000102030405060708090a0b0c0d0e0f"))
    let checkIn = CheckIn(
      visitor: .unknown, member: member, trade: nil, reader: "门口", keyVersion: 2, rosterVersion: 12)
    let records = try ledger.writer.append([.checkIn(checkIn), .checkIn(.guest)], at: Self.clock(5))
    #expect(try ledger.reader.events(after: 0, limit: 10) == records)
    #expect(try ledger.reader.events(after: 1, limit: 10).map(\.sequence) == [2])
    #expect(try ledger.reader.events(after: 0, limit: 1).map(\.sequence) == [1])
  }

  @Test func timesNeverRunBehindTheDisk() throws {
    let ledger = try open()
    _ = try ledger.writer.append([.checkIn(.guest)], at: Self.clock(10_000))
    let later = try ledger.writer.append([.checkIn(.guest)], at: Self.clock(-86_400_000))
    #expect(later[0].time.wallMilliseconds == Self.morning + 10_000)
    #expect(try ledger.reader.verify().fault == nil)
  }

  @Test func theDisksSettingsAreThoseOfThePromise() throws {
    let ledger = try open()
    _ = try ledger.writer.append([.checkIn(.guest)], at: Self.clock(0))
    let mode = try DatabaseQueue(path: ledger.writer.path).read { try String.fetchOne($0, sql: "PRAGMA journal_mode") }
    #expect(mode == "wal")
  }

  @Test(arguments: [
    ("UPDATE event SET data = '{\"visitor\":\"member\"}' WHERE sequence = 4", Int64(4)),
    ("UPDATE event SET time = time + 1 WHERE sequence = 2", 2),
    ("UPDATE event SET trusted = 0 WHERE sequence = 5", 5),
    ("UPDATE event SET hash = zeroblob(32) WHERE sequence = 3", 3),
    ("UPDATE event SET boot = x'00' WHERE sequence = 3", 3),
    ("DELETE FROM event WHERE sequence = 3", 3),
    ("DELETE FROM event WHERE sequence = 1", 1),
    ("UPDATE cursor SET acknowledged = 6; DELETE FROM event WHERE sequence = 6", 6),
    (
      "UPDATE event SET sequence = 60 WHERE sequence = 6; UPDATE event SET sequence = 6 WHERE sequence = 5; UPDATE event SET sequence = 5 WHERE sequence = 60",
      5
    ),
  ])
  func tamperingIsFoundAndNamed(sql: String, firstBad: Int64) throws {
    var ledger: Ledger? = try open()
    for second in 0..<6 { _ = try ledger?.writer.append([.checkIn(.guest)], at: Self.clock(Int64(second) * 1000)) }
    ledger = nil
    try tamper(sql)
    #expect(try LedgerReader(directory: directory.path).verify().fault?.sequence == firstBad)
  }

  @Test func theCursorOnlyMovesForward() throws {
    let ledger = try open()
    _ = try ledger.writer.append(Array(repeating: .checkIn(.guest), count: 5), at: Self.clock(0))
    try ledger.acknowledge(through: 3)
    try ledger.acknowledge(through: 2)
    #expect(try ledger.acknowledged() == 3)
    #expect(try ledger.events(after: 3, limit: 10).map(\.sequence) == [4, 5])
    #expect(try ledger.events(after: 3, limit: 1).map(\.sequence) == [4])
  }

  @Test func whatIsSetAsideIsCountedOnceAndStaysInTheLedger() throws {
    let ledger = try open()
    _ = try ledger.writer.append([.checkIn(.guest)], at: Self.clock(0))
    try ledger.setAside(1, reason: "refused")
    try ledger.setAside(1, reason: "refused again")
    #expect(try ledger.reader.setAsideCount() == 1)
    #expect(try ledger.reader.events(after: 0, limit: 9).count == 1)
  }

  @Test func whatWasRefusedAndIsTakenLaterIsNoLongerSetAside() throws {
    let ledger = try open()
    _ = try ledger.writer.append(Array(repeating: .checkIn(.guest), count: 5), at: Self.clock(0))
    try ledger.acknowledge(through: 1)
    try ledger.setAside(1, reason: "not counted")
    try ledger.setAside(3, reason: "refused")
    try ledger.acknowledge(through: 2)
    #expect(try ledger.reader.setAside(limit: 9).map(\.sequence) == [3, 1])
    try ledger.acknowledge(through: 3)
    let notes = try ledger.reader.setAside(limit: 9)
    #expect(notes.map(\.sequence) == [1] && notes.map(\.reason) == ["not counted"])
    #expect(notes.map(\.ledger) == [ledger.source.ledger.description])
  }

  @Test func aDaysReportSeesItsEventsAndLaterCorrectionsOnly() throws {
    let ledger = try open()
    let day: Int64 = 86_400_000
    for offset in [-day, 0, 1000, day, 2 * day] {
      _ = try ledger.writer.append([.checkIn(.guest)], at: Self.clock(offset))
    }
    let correction = Correction(corrects: 3, author: .keeper, reason: "pressed twice")
    _ = try ledger.writer.append([.correction(correction)], at: Self.clock(2 * day + 1))
    let monday = try #require(CivilDate("2026-01-05"))
    let report = try ledger.reader.report(from: monday, to: monday, calendar: Self.calendar)
    #expect(report.checkIns == 1 && report.corrected == 1 && report.hours[8] == 1 && report.unsent == 6)
    let all = try ledger.reader.report(
      from: monday.adding(days: -1), to: monday.adding(days: 2), calendar: Self.calendar)
    #expect(all.checkIns == 4)
    let none = try ledger.reader.report(
      from: monday.adding(days: 5), to: monday.adding(days: 5), calendar: Self.calendar)
    #expect(none.checkIns == 0)
  }

  @Test func aVisitVoidedBeforeMidnightTakesItsServicesAfterMidnightOut() throws {
    let ledger = try open()
    let midnight: Int64 = 16 * 3_600_000
    let rest = try #require(ServiceCode(rawValue: "rest"))
    _ = try ledger.writer.append([.checkIn(.guest)], at: Self.clock(midnight - 2))
    _ = try ledger.writer.append(
      [.correction(Correction(corrects: 1, author: .keeper, reason: "pressed twice"))], at: Self.clock(midnight - 1))
    _ = try ledger.writer.append(
      [.serviceUse(ServiceUse(visit: 1, service: rest, member: nil))], at: Self.clock(midnight + 1))
    let tuesday = try #require(CivilDate("2026-01-06"))
    #expect(try ledger.reader.report(from: tuesday, to: tuesday, calendar: Self.calendar).services.isEmpty)
  }

  @Test func eventsSinceAMomentAreFoundByTime() throws {
    let ledger = try open()
    for second in 0..<20 { _ = try ledger.writer.append([.checkIn(.guest)], at: Self.clock(Int64(second) * 1000)) }
    #expect(try ledger.reader.events(since: Self.morning + 14_500).map(\.record.sequence) == [16, 17, 18, 19, 20])
    #expect(try ledger.reader.events(since: 0).count == 20)
    #expect(try ledger.reader.events(since: .max).isEmpty)
  }

  @Test func aDirectoryWithoutALedgerIsSaidSo() {
    #expect(throws: LedgerFailure.absent(path: "\(directory.path)/ledger.sqlite")) {
      try LedgerReader(directory: directory.path)
    }
  }

  @Test func aFileThatIsNoDatabaseIsRefusedAndLeftAlone() throws {
    let path = "\(directory.path)/ledger.sqlite"
    let bytes = Array("this is no database, but somebody may still want it".utf8)
    let file = try #require(fopen(path, "w"))
    fwrite(bytes, 1, bytes.count, file)
    fclose(file)
    #expect(throws: LedgerFailure.self) { try open() }
    let reopened = try #require(fopen(path, "r"))
    defer { fclose(reopened) }
    var found = [UInt8](repeating: 0, count: bytes.count)
    #expect(fread(&found, 1, bytes.count, reopened) == bytes.count && found == bytes)
  }
}
