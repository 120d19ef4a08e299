import FoundationEssentials
import GRDB
import Glibc
import Ledger
import StationCore
import TestSupport
import Testing

/// What becomes of a ledger that cannot go on.
struct LedgerDamageTests {
  private let station: SampleStation

  init() throws { station = try SampleStation() }

  private func change(_ sql: String) throws {
    try DatabaseQueue(path: station.ledgerPath).write { try $0.execute(sql: sql) }
  }

  private func began(_ store: LedgerStore) throws -> LedgerBegan? {
    guard let record = try store.current.reader.events(after: 0, limit: 1).first,
      case .ledgerBegan(let began)? = EventBody(record: record)
    else { return nil }
    return began
  }

  static let stopped: [(String, good: Int64)] = [
    ("UPDATE event SET data = '{\"visitor\":\"member\"}' WHERE sequence = 4", 3),
    ("DELETE FROM event WHERE sequence = 3", 2),
    ("UPDATE event SET boot = x'00' WHERE sequence = 5", 4),
    ("DELETE FROM event WHERE sequence > 4", 4),
    ("DROP TABLE cursor", 0),
  ]

  @Test(arguments: stopped) func whatIsFoundAtTheStartIsSetAside(_ sql: String, good: Int64) throws {
    let store = try station.open(guests: 6)
    let old = store.current.source.ledger
    try store.mark()
    try change(sql)
    let next = try station.open(at: 100)
    #expect(next.current.source.ledger != old)
    let began = try #require(try began(next))
    #expect(began.reason == .damaged && began.previous == old && began.previousHead?.sequence == good)
    #expect(began.problem != nil)
    let earlier = try #require(next.earlier.first)
    #expect(earlier.id == old && earlier.head?.sequence == good)
    let evidence = try #require(earlier.evidence)
    #expect(try station.directory.names(evidence).contains("ledger.sqlite"))
    #expect(try station.directory.names(evidence).contains("READ-ME.txt"))
    try SampleStation.checkIn(2, at: next)
    #expect(try next.current.reader.verify().fault == nil)
    #expect(try station.open(at: 200).current.source == next.current.source)
  }

  @Test func aFileThatIsNoDatabaseIsSetAsideUnchanged() throws {
    let old = try station.open(guests: 3).current.source.ledger
    station.overwrite("ledger.sqlite", at: 0, count: 4096)
    unlink(station.ledgerPath + "-wal")
    let bytes = station.bytes("ledger.sqlite")
    let store = try station.open(at: 10)
    #expect(try began(store)?.previous == nil)
    let earlier = try #require(store.earlier.first)
    // The register still knows which one it was.
    #expect(earlier.id == old && earlier.head == nil)
    #expect(station.bytes("\(try #require(earlier.evidence))/ledger.sqlite") == bytes)
  }

  @Test func aLedgerThatIsGoneIsMissed() throws {
    try station.open(guests: 3)
    for name in ["", "-wal", "-shm"] { unlink(station.ledgerPath + name) }
    let store = try station.open(at: 10)
    #expect(store.earlier.count == 1)
    #expect(try began(store)?.problem?.contains("gone") == true)
  }

  @Test func pagesThatAreOverwrittenWhileRunningAreFoundByWhoeverReadsThem() throws {
    let store = try station.open()
    _ = try store.append(Array(repeating: .checkIn(.guest), count: 4_000), at: SampleStation.clock(1))
    let old = store.current.source
    station.overwrite("ledger.sqlite", at: 0, count: 1 << 20)
    station.overwrite("ledger.sqlite-wal", at: 0, count: 1 << 20)
    _ = store.verifyCurrent()
    let records = try store.append([.checkIn(.guest)], at: SampleStation.clock(50))
    #expect(store.current.source != old && records.map(\.sequence) == [2])
    #expect(store.earlier.first?.head?.sequence ?? 0 < 4_000)
    #expect(try store.current.reader.verify().head.sequence == 2)
  }

  @Test func whatSomebodyElseWroteBehindOurBackIsFoundByTheNextTap() throws {
    let store = try station.open(guests: 5)
    let old = store.current.source.ledger
    try change("DELETE FROM event WHERE sequence = 5")
    let records = try store.append([.checkIn(.guest)], at: SampleStation.clock(50))
    #expect(store.current.source.ledger != old)
    #expect(records.map(\.sequence) == [2])
    #expect(store.earlier.map(\.head?.sequence) == [4])
  }

  @Test func aPressOfAVisitOfTheOldLedgerIsRefused() throws {
    let store = try station.open(guests: 2)
    try change("DELETE FROM event WHERE sequence = 2")
    let service = try #require(ServiceCode(rawValue: "rest"))
    #expect(throws: LedgerFailure.newLedger) {
      try store.append([.serviceUse(ServiceUse(visit: 1, service: service, member: nil))], at: SampleStation.clock(9))
    }
    #expect(try store.append([.checkIn(.guest)], at: SampleStation.clock(9)).map(\.sequence) == [2])
  }

  @Test func aFaultDeepInTheChainIsFoundInTheBackground() throws {
    let store = try station.open(guests: 4)
    try change("UPDATE event SET time = time + 1 WHERE sequence = 2")
    #expect(store.verifyCurrent() == .chain(.wrongHash(sequence: 2)))
    #expect(try store.attend(at: SampleStation.clock(60)))
    #expect(store.earlier.map(\.head?.sequence) == [1])
    #expect(store.verifyCurrent() == nil)
  }

  @Test func whatTheDistrictHasNotYetIsStillToBeSent() throws {
    let store = try station.open(guests: 6)
    try store.current.acknowledge(through: 2)
    try change("UPDATE event SET data = '{}' WHERE sequence = 6")
    _ = store.verifyCurrent()
    try store.attend(at: SampleStation.clock(60))
    #expect(try store.unsent() == 3 + 1)
    let boxes = try store.outboxes()
    #expect(boxes.count == 2)
    let earlier = try #require(boxes.first)
    #expect(try earlier.acknowledged() == 2)
    #expect(try earlier.events(after: 2, limit: 10).map(\.sequence) == [3, 4, 5])
    #expect(try earlier.events(after: 5, limit: 10).isEmpty)
    try earlier.acknowledge(through: 5)
    #expect(try store.outboxes().map(\.source) == [store.current.source])
    #expect(try station.open(at: 100).outboxes().count == 1)
  }

  @Test func theEvidenceStaysAsItWas() throws {
    let store = try station.open(guests: 6)
    try change("UPDATE event SET data = '{}' WHERE sequence = 4")
    let before = (station.bytes("ledger.sqlite"), station.bytes("ledger.sqlite-wal"))
    _ = store.verifyCurrent()
    try store.attend(at: SampleStation.clock(60))
    let evidence = try #require(store.earlier.first?.evidence)
    for box in try store.outboxes() { _ = try box.events(after: 0, limit: 10) }
    try SampleStation.checkIn(3, at: store)
    #expect(station.bytes("\(evidence)/ledger.sqlite") == before.0)
    #expect(station.bytes("\(evidence)/ledger.sqlite-wal") == before.1)
  }

  @Test func aSecondDamageKeepsTheFirst() throws {
    let store = try station.open(guests: 3)
    try change("DELETE FROM event WHERE sequence = 3")
    _ = try store.append([.checkIn(.guest)], at: SampleStation.clock(20))
    try change("DELETE FROM event WHERE sequence = 2")
    _ = try store.append([.checkIn(.guest)], at: SampleStation.clock(21))
    #expect(store.earlier.map(\.head?.sequence) == [2, 1])
    #expect(try station.open(at: 30).earlier == store.earlier)
  }

  @Test func aLedgerFromABackupGivesWayAndItsOwnEventsAreCarriedOver() throws {
    let store = try station.open(guests: 5)
    let old = store.current.source
    let service = try #require(ServiceCode(rawValue: "rest"))
    _ = try store.append(
      [.serviceUse(ServiceUse(visit: 5, service: service, member: nil))], at: SampleStation.clock(8))
    store.differs(old, from: 4, problem: "the district has another event 4")
    try store.attend(at: SampleStation.clock(60))
    let began = try #require(try began(store))
    #expect(began.reason == .restored && began.previous == old.ledger && began.previousHead?.sequence == 3)
    let records = try store.current.reader.events(after: 0, limit: 10)
    #expect(
      records.map(\.type).dropFirst() == ["warmstation.check-in", "warmstation.check-in", "warmstation.service-use"])
    let carried = try store.reader(of: store.earlier[0])?.events(after: 3, limit: 1).first
    #expect(records[1].time == carried?.time)
    #expect(EventBody(record: records[3]) == .serviceUse(ServiceUse(visit: 3, service: service, member: nil)))
    #expect(try store.current.reader.verify().fault == nil)
    #expect(try store.outboxes().map(\.source) == [store.current.source])
    // The district must agree now; if it does not, somebody has to look.
    store.differs(store.current.source, from: 2, problem: "again")
    #expect(try !store.attend(at: SampleStation.clock(61)))
  }

  @Test func aCutBetweenSettingAsideAndBeginningIsMadeGood() throws {
    let store = try station.open(guests: 4)
    let old = store.current.source.ledger
    try change("UPDATE event SET data = '{}' WHERE sequence = 4")
    _ = store.verifyCurrent()
    try store.attend(at: SampleStation.clock(60))
    let minted = store.current.source.ledger
    let register = String(decoding: station.bytes("ledgers.json"), as: UTF8.self)
    #expect(register.contains(minted.description) && register.contains(old.description))
    // As if the power had gone before the new ledger was made.
    let previous = String(decoding: try JSONEncoder().encode(store.earlier[0]), as: UTF8.self)
    let interrupted =
      #"{"current":"\#(old)","earlier":[],"succession":{"before":[],"minted":"\#(minted)","previous":\#(previous)}}"#
    for name in ["", "-wal", "-shm"] { unlink(station.ledgerPath + name) }
    let file = try #require(fopen(station.directory.file("ledgers.json"), "w"))
    fputs(interrupted, file)
    fclose(file)
    let again = try station.open(at: 70)
    #expect(again.current.source.ledger == minted && again.earlier.map(\.id) == [old])
    #expect(try again.current.reader.head().sequence == 1)
    #expect(try station.open(at: 80).current.source == again.current.source)
  }
}
