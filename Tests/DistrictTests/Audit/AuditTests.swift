import Foundation
import StationCore
import TestSupport
import Testing

@testable import District

@Suite(.bothStores) struct AuditTests {
  private let directory: TemporaryDirectory
  private let store: DistrictStore
  private let ledger: SampleLedger

  init() async throws {
    directory = try TemporaryDirectory()
    store = try TestDatabases.open(directory)
    ledger = try SampleLedger("CY-TEST-001", SampleHistory(seed: 8, count: 120))
    _ = try store.add(RegisteredStation(id: ledger.source.station, name: "测试驿站", street: "测试街道"), at: 0)
    try await store.take(ledger)
  }

  private func firstBad() throws -> Int64? { try store.audit(ledger.source.station).first?.firstBad }

  @Test func whatIsStoredIsProved() throws {
    var told: [Int64] = []
    let audits = try store.audit(ledger.source.station) { done, all in told += [done, all] }
    #expect(audits.map(\.ok) == [true])
    #expect(audits.first?.lastSequence == 120)
    #expect(try store.audit(ledger.source.station, ledger: LedgerID(rawValue: 77)).isEmpty)
    let stranger = try #require(StationID("CY-TEST-404"))
    #expect(throws: DistrictFault.unknownStation(stranger)) { try store.audit(stranger) }
  }

  /// What somebody does behind the district's back, with the first event that it makes bad.
  private static let edits: [String: (bad: Int64?, edit: @Sendable (any SQLSession) throws -> Void)] = [
    "data": (40, { try $0.execute("UPDATE event SET data = '{}' WHERE sequence = 40") }),
    "member": (
      2, { try $0.execute("UPDATE event SET subject = ? WHERE sequence = 2", Array(repeating: 9 as UInt8, count: 16)) }
    ),
    "boot that is none": (40, { try $0.execute("UPDATE event SET boot = ? WHERE sequence = 40", [0] as [UInt8]) }),
    "one deleted": (7, { try $0.execute("DELETE FROM event WHERE sequence = 7") }),
    "the end deleted": (101, { try $0.execute("DELETE FROM event WHERE sequence > 100") }),
    "all deleted": (1, { try $0.execute("DELETE FROM event") }),
    "another day": (33, { try $0.execute("UPDATE event SET moment = moment + 86400000 WHERE sequence = 33") }),
    "said to be a guess": (33, { try $0.execute("UPDATE event SET uncertain = 1 - uncertain WHERE sequence = 33") }),
    "an earlier head": (120, { try $0.execute("UPDATE ledger SET sequence = 119") }),
    "another head": (
      120, { try $0.execute("UPDATE ledger SET hash = ?", Array(repeating: 9 as UInt8, count: 32)) }
    ),
    "another station, which is nothing": (
      nil, { try $0.execute("INSERT INTO station SELECT 'CY-X', name, street, zone, added FROM station") }
    ),
  ]

  @Test(arguments: edits.keys.sorted()) func anEditBehindTheBackIsNamed(name: String) throws {
    let (bad, edit) = try #require(Self.edits[name])
    try store.write { try edit($0) }
    #expect(try firstBad() == bad)
  }

  @Test func aCorrectionThatIsHiddenFromReportsIsNamed() throws {
    let correction = try #require(ledger.records.first { $0.type == EventType.correction.rawValue })
    try store.write { _ = try $0.execute("UPDATE event SET corrects = NULL, added_at = NULL") }
    #expect(try firstBad() == correction.sequence)
  }

  @Test func theSameEventsAreTheSame() throws {
    var comparison = try store.comparison(with: ledger.source)
    for record in ledger.records { try comparison.take(record.sequence, record.hash) }
    try comparison.take(121, .genesis(of: ledger.source))
    let result = try comparison.result()
    #expect(result.ok)
    #expect([result.same, result.onlyAtStation, result.onlyAtDistrict] == [120, 1, 0])
  }

  @Test func anotherEventOnOneSideIsNamed() throws {
    var other = try SampleLedger("CY-TEST-001", SampleHistory(seed: 8, count: 50))
    other.append(.checkIn(.guest), at: SampleLedger.start + 900_000_000)
    other.appendGuests(3)
    var comparison = try store.comparison(with: ledger.source)
    for record in other.records { try comparison.take(record.sequence, record.hash) }
    let result = try comparison.result()
    #expect(result.firstBad == 51)
    #expect([result.same, result.onlyAtDistrict] == [50, 66])
  }

  private func lines(_ records: some Sequence<EventRecord>, _ name: String = "events") throws -> String {
    let path = directory.file(name)
    let text = records.map { String(decoding: $0.canonicalBytes(source: ledger.source), as: UTF8.self) + "\n" }
    try text.joined().write(toFile: path, atomically: true, encoding: .utf8)
    return path
  }

  @Test func linesOfTheStationAreCompared() throws {
    let station = ledger.source.station
    let whole = try store.compare(linesAt: try lines(ledger.records), of: station)
    #expect(whole.ok)
    #expect(whole.ledgers.map(\.same) == [120])
    let pruned = try store.compare(linesAt: try lines(ledger.records[60...]), of: station)
    #expect(pruned.ok)
    #expect(pruned.ledgers.map(\.same) == [60])
    let cut = try store.compare(linesAt: try lines(ledger.records[..<30] + ledger.records[31...]), of: station)
    #expect(cut.ledgers.map(\.firstBad) == [31])
    let text = try String(contentsOfFile: try lines(ledger.records), encoding: .utf8)
    let place = try #require(text.range(of: "\"id\":\"40\""))
    let clock = try #require(text[place.upperBound...].range(of: "\"specversion\""))
    let path = directory.file("edited")
    try text.replacingCharacters(in: clock, with: "\"specversiom\"").write(
      toFile: path, atomically: true, encoding: .utf8)
    #expect(try store.compare(linesAt: path, of: station).ledgers.map(\.firstBad) == [40])
    #expect(try store.compare(linesAt: try lines([EventRecord]()), of: station).ledgers.isEmpty)
  }

  @Test func aFileOfAnotherStationOrFormIsRefused() throws {
    let path = try lines(ledger.records)
    let other = try #require(StationID("CY-TEST-009"))
    #expect(throws: DistrictFault.self) { try store.compare(linesAt: path, of: other) }
    try "no event\n".write(toFile: path, atomically: true, encoding: .utf8)
    #expect(throws: DistrictFault.self) { try store.compare(linesAt: path, of: ledger.source.station) }
  }
}
