import GRDB
import Glibc
import Ledger
import StationCore
import TestSupport
import Testing

/// What a stick carries from one device to the next.
struct ExportTests {
  private let old: SampleStation
  private let new: SampleStation
  private let stick: TemporaryDirectory

  init() throws {
    old = try SampleStation()
    new = try SampleStation()
    stick = try TemporaryDirectory()
  }

  private func export(_ station: SampleStation) throws -> (path: String, problems: [String]) {
    try LedgerExport(directory: station.path, station: SampleStation.identity, version: "test")
      .write(to: stick.path, at: SampleStation.morning) { _, _ in }
  }

  @discardableResult
  private func replace(_ path: String, acceptingDamage: Bool = false) throws -> [EarlierLedger] {
    try LedgerImport(directory: new.path, export: try ExportedLedgers(path), isDamageAccepted: acceptingDamage)
      .run(station: SampleStation.identity, at: SampleStation.clock(1_000)) { _, _ in }.ledgers
  }

  private func overwrite(_ path: String, at offset: Int, with byte: UInt8) throws {
    let file = open(path, O_WRONLY)
    defer { close(file) }
    try #require(pwrite(file, [byte], 1, off_t(offset)) == 1)
  }

  @Test func whatIsExportedHoldsAndIsWhatWasRecorded() throws {
    let store = try old.open(guests: 7)
    try store.current.acknowledge(through: 3)
    let (path, problems) = try export(old)
    #expect(problems.isEmpty && path.hasSuffix("/warmstation-CY-SLT-003-20260105T000000Z"))
    let export = try ExportedLedgers(path)
    try export.checkFiles()
    let entry = try #require(export.manifest.ledgers.first)
    #expect(entry.standing == "current" && entry.count == 7 && entry.acknowledged == 3)
    var records: [EventRecord] = []
    #expect(try export.verify(entry) { records.append($0) }.fault == nil)
    #expect(try records == store.current.reader.events(after: 0, limit: 100))
    #expect(try stick.names(".").count == 1)
  }

  @Test func aDamagedLedgerIsExportedAsFarAsItHoldsAndItsFilesWhole() throws {
    let store = try old.open(guests: 6)
    try DatabaseQueue(path: old.ledgerPath).write {
      try $0.execute(sql: "UPDATE event SET time = 1 WHERE sequence = 4")
    }
    let (path, problems) = try export(old)
    #expect(problems.count == 1)
    let entry = try #require(try ExportedLedgers(path).manifest.ledgers.first)
    #expect(entry.sequence == 3 && entry.problem != nil)
    #expect(access("\(path)/damaged/ledger.sqlite", F_OK) == 0)
    _ = store.verifyCurrent()
    try store.attend(at: SampleStation.clock(50))
    let (second, none) = try LedgerExport(directory: old.path, station: SampleStation.identity, version: "test")
      .write(to: stick.path, at: SampleStation.morning + 1_000) { _, _ in }
    #expect(none.isEmpty)
    let ledgers = try ExportedLedgers(second).manifest.ledgers
    #expect(ledgers.map(\.standing) == ["damaged", "current"] && ledgers.map(\.count) == [3, 1])
    let evidence = try #require(store.earlier.first?.evidence)
    #expect(access("\(second)/\(evidence)/ledger.sqlite", F_OK) == 0)
  }

  @Test func theNewDeviceGoesOnWhereTheOldOneEnded() throws {
    let store = try old.open(guests: 6)
    try store.current.acknowledge(through: 2)
    let source = store.current.source
    try replace(try export(old).path)
    let next = try new.open(at: 2_000)
    #expect(next.current.source != source)
    let first = try #require(try next.current.reader.events(after: 0, limit: 1).first)
    let head = try store.current.reader.head()
    #expect(
      EventBody(record: first)
        == .ledgerBegan(LedgerBegan(reason: .moved, previous: source.ledger, previousHead: head)))
    #expect(try next.unsent() == 4 + 1)
    let boxes = try next.outboxes()
    #expect(boxes.map(\.source) == [source, next.current.source])
    #expect(try boxes[0].events(after: 2, limit: 10) == store.current.reader.events(after: 2, limit: 10))
    try SampleStation.checkIn(2, at: next)
    #expect(try next.current.reader.verify().fault == nil)
    #expect(try LedgerDirectory(new.path).verify(next.earlier[0]) == nil)
  }

  @Test func theSameExportIsNotTakenTwice() throws {
    try old.open(guests: 2)
    let path = try export(old).path
    try replace(path)
    #expect(throws: ExportFailure.imported(directory: new.path)) { try replace(path) }
    try SampleStation.checkIn(1, at: try new.open(at: 2_000))
    #expect(throws: ExportFailure.imported(directory: new.path)) { try replace(path) }
  }

  @Test func aStationWithEventsOfItsOwnTakesNone() throws {
    try old.open(guests: 2)
    try new.open(guests: 3)
    let path = try export(old).path
    #expect(throws: ExportFailure.notEmpty(directory: new.path, events: 3)) { try replace(path) }
    #expect(try new.open().current.reader.head().sequence == 3)
  }

  @Test func aLedgerWithoutEventsIsTakenOverAsTheNewOne() throws {
    try old.open(guests: 2)
    let id = try new.open().current.source
    try replace(try export(old).path)
    #expect(try new.open(at: 2_000).current.source == id)
  }

  @Test func anotherStationsExportIsRefused() throws {
    let other = try #require(StationID("CY-SLT-004"))
    try old.open(guests: 2)
    let export = try ExportedLedgers(try export(old).path)
    #expect(throws: ExportFailure.otherStation(found: "CY-SLT-003", configured: other)) {
      try LedgerImport(directory: new.path, export: export, isDamageAccepted: false)
        .run(station: other, at: SampleStation.clock(0)) { _, _ in }
    }
  }

  @Test func aBrokenExportIsRefusedAndWhatHoldsOfItCanBeTaken() throws {
    let store = try old.open(guests: 6)
    let path = try export(old).path
    let seals = "\(path)/seals-\(store.current.source.ledger).bin"
    try overwrite(seals, at: 4 * 32 + 5, with: 0)
    #expect(throws: ExportFailure.otherChecksum(path: seals)) { try replace(path) }
    #expect(
      try ExportedLedgers(path).verify(try #require(try ExportedLedgers(path).manifest.ledgers.first)).fault?.sequence
        == 5)
    #expect(try replace(path, acceptingDamage: true).map(\.head?.sequence) == [4])
    #expect(try new.open(at: 2_000).unsent() == 4 + 1)
  }

  @Test func anImportThatWasInterruptedIsMadeAgain() throws {
    let id = try old.open(guests: 3).current.source.ledger
    let path = try export(old).path
    // What a power cut leaves before the last step.
    mkdir(new.directory.file("earlier"), 0o750)
    mkdir(new.directory.file("earlier/\(id).part"), 0o750)
    mkdir(new.directory.file("earlier/\(id)"), 0o750)
    let half = try #require(fopen(new.directory.file("earlier/\(id)/ledger.sqlite"), "w"))
    fputs("half", half)
    fclose(half)
    try replace(path)
    #expect(try new.open(at: 2_000).unsent() == 3 + 1)
  }

  @Test func aFullStickIsSaidBeforehand() throws {
    try old.open(guests: 2)
    #expect(throws: ExportFailure.self) {
      try LedgerExport(directory: old.path, station: SampleStation.identity, version: "test")
        .write(to: "/proc", at: 0) { _, _ in }
    }
  }

  @Test func canonicalBytesAreReadBackExactly() throws {
    let store = try old.open(guests: 1)
    let record = try #require(try store.current.reader.events(after: 0, limit: 1).first)
    let bytes = record.canonicalBytes(source: store.current.source)
    #expect(EventRecord(canonical: bytes, source: store.current.source, hash: record.hash) == record)
    let spaced = Array(String(decoding: bytes, as: UTF8.self).replacing(",", with: ", ").utf8)
    #expect(EventRecord(canonical: spaced, source: store.current.source, hash: record.hash) == nil)
    let other = EventSource(station: SampleStation.identity, ledger: LedgerID(rawValue: 1))
    #expect(EventRecord(canonical: bytes, source: other, hash: record.hash) == nil)
  }
}
