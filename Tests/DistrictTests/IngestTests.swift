import DistrictProtocol
import StationCore
import TestSupport
import Testing

@testable import District

@Suite(.bothStores) struct IngestTests {
  private let directory: TemporaryDirectory
  private let store: DistrictStore
  private var ledger: SampleLedger

  init() throws {
    directory = try TemporaryDirectory()
    store = try TestDatabases.open(directory)
    ledger = try SampleLedger()
    _ = try store.add(RegisteredStation(id: ledger.source.station, name: "测试驿站", street: "测试街道"), at: 0)
    ledger.appendGuests(10)
  }

  private func ingest(_ range: ClosedRange<Int>, of ledger: SampleLedger? = nil) async throws -> IngestOutcome {
    let (batch, header) = try (ledger ?? self.ledger).batch(range)
    return try await store.ingest(batch, header: header, at: 1000)
  }

  private func rows() throws -> Int {
    try store.read { try $0.value("SELECT count(*) FROM event") } ?? 0
  }

  private func alarms() throws -> [Alarm] { try store.alarms(of: [ledger.source.station], in: 0..<Int64.max) }

  @Test func eventsAreStoredInOrder() async throws {
    #expect(try await ingest(1...4) == .stored(acknowledged: 4, setAside: [], new: 4))
    #expect(try await ingest(5...10) == .stored(acknowledged: 10, setAside: [], new: 6))
    #expect(try rows() == 10)
    #expect(try store.head(of: ledger.source.station, ledger: nil)?.head.hash == ledger.records.last?.hash)
    #expect(try alarms().isEmpty)
  }

  @Test(arguments: [(1, 4), (2, 3), (4, 4), (1, 7), (3, 10)])
  func whatIsSentAgainIsStoredOnce(first: Int, last: Int) async throws {
    _ = try await ingest(1...4)
    #expect(
      try await ingest(first...last)
        == .stored(acknowledged: Int64(max(4, last)), setAside: [], new: max(0, last - 4)))
    #expect(try rows() == max(4, last))
    #expect(try alarms().isEmpty)
  }

  @Test(arguments: [0, 4])
  func aGapIsRefusedAndSaysWhatIsWanted(stored: Int) async throws {
    if stored > 0 { _ = try await ingest(1...stored) }
    let expected = Int64(stored + 1)
    #expect(try await ingest(stored + 2...10) == .refused(.gap(expected: expected)))
    #expect(try rows() == stored)
    #expect(try alarms().map(\.kind) == [.gap])
    #expect(try await ingest(stored + 1...10) == .stored(acknowledged: 10, setAside: [], new: 10 - stored))
  }

  @Test(arguments: [AlarmKind.diskLow, .ledgerDamaged, .ledgerRestored])
  func aStationInTroubleRaisesAnAlarmOnce(alarm: AlarmKind) async throws {
    var ledger = try SampleLedger()
    let previous = ChainHead(sequence: 3, hash: .genesis(of: ledger.source))
    let trouble: EventBody =
      if alarm == .diskLow {
        .diskLow(DiskChange(free: 1))
      } else {
        .ledgerBegan(
          LedgerBegan(
            reason: alarm == .ledgerDamaged ? .damaged : .restored, previous: LedgerID(rawValue: 7),
            previousHead: previous, problem: "x"))
      }
    ledger.append(trouble)
    ledger.append(.diskRecovered(DiskChange(free: 2)))
    _ = try await ingest(1...2, of: ledger)
    _ = try await ingest(1...2, of: ledger)
    #expect(try alarms().map(\.kind) == [alarm])
  }

  @Test(arguments: [1, 3, 5])
  func anotherHistoryIsRefusedAndRaisesAnAlarm(differing: Int) async throws {
    _ = try await ingest(1...5)
    var other = try SampleLedger()
    for number in 1...8 {
      other.append(number == differing ? .readerLost(ReaderChange(reader: "x")) : .checkIn(.guest))
    }
    #expect(try await ingest(1...8, of: other) == .refused(.fork(sequence: Int64(differing))))
    #expect(try await ingest(1...8, of: other) == .refused(.fork(sequence: Int64(differing))))
    #expect(try rows() == 5)
    #expect(
      try alarms().map { [$0.kind.rawValue, "\($0.sequence)", "\($0.times)"] } == [["fork", "\(differing)", "2"]])
  }

  @Test func aBatchBehindAnotherHistoryIsRefused() async throws {
    _ = try await ingest(1...5)
    var other = try SampleLedger()
    other.append(.readerLost(ReaderChange(reader: "x")))
    other.appendGuests(9)
    #expect(try await ingest(6...8, of: other) == .refused(.brokenChain(first: 6)))
    #expect(try rows() == 5)
    #expect(try alarms().map(\.kind) == [.brokenChain])
  }

  @Test func aBatchThatLostItsTailIsRefused() async throws {
    let (_, header) = try ledger.batch(1...5)
    let (cut, _) = try ledger.batch(1...4)
    #expect(try await store.ingest(cut, header: header, at: 0) == .refused(.brokenChain(first: 1)))
    #expect(try rows() == 0)
  }

  @Test func aNewLedgerOfTheStationBeginsAtOne() async throws {
    _ = try await ingest(1...10)
    var replacement = try SampleLedger(ledger: 2)
    replacement.appendGuests(3)
    #expect(try await ingest(2...3, of: replacement) == .refused(.gap(expected: 1)))
    #expect(try await ingest(1...3, of: replacement) == .stored(acknowledged: 3, setAside: [], new: 3))
    #expect(try rows() == 13)
  }

  @Test func anEventWhoseMembersDoNotFitIsKeptAndSetAside() async throws {
    var odd = try SampleLedger(ledger: 3)
    odd.append(
      .checkIn(CheckIn(visitor: .member, member: nil, trade: nil, reader: nil, keyVersion: nil, rosterVersion: nil)))
    let outcome = try await ingest(1...1, of: odd)
    let setAside = [SetAsideEvent(sequence: 1, reason: "the members do not fit warmstation.check-in")]
    #expect(outcome == .stored(acknowledged: 1, setAside: setAside, new: 1))
    #expect(try await ingest(1...1, of: odd) == .stored(acknowledged: 1, setAside: setAside, new: 0))
  }

  @Test func aTimeThatRunsBackIsStoredWithAnAlarm() async throws {
    var odd = try SampleLedger(ledger: 4)
    odd.append(.checkIn(.guest), at: 2000)
    odd.append(.checkIn(.guest), at: 1999)
    #expect(try await ingest(1...2, of: odd) == .stored(acknowledged: 2, setAside: [], new: 2))
    #expect(try alarms().map(\.kind) == [.timeRunsBack])
    #expect(try alarms().map(\.sequence) == [2])
  }

  @Test func whatWasAcknowledgedIsThereAfterOpeningAgain() async throws {
    _ = try await ingest(1...6)
    let again = try TestDatabases.open(directory)
    #expect(try again.head(of: ledger.source.station, ledger: ledger.source.ledger)?.head.sequence == 6)
  }

  @Test func anyCuttingIntoBatchesStoresTheSame() async throws {
    var generator = SeededGenerator(seed: 5)
    for round in 0..<20 {
      var own = try SampleLedger(ledger: UInt64(100 + round))
      own.appendGuests(30)
      var reached = 0
      while reached < 30 {
        let first = Int.random(in: max(1, reached - 5)...reached + 1, using: &generator)
        let last = Int.random(in: first...min(30, first + 9), using: &generator)
        reached = max(reached, last)
        guard case .stored(let acknowledged, _, _) = try await ingest(first...last, of: own) else {
          Issue.record("refused \(first)...\(last) at \(reached)")
          return
        }
        #expect(acknowledged == Int64(reached))
      }
      let head = try store.head(of: own.source.station, ledger: own.source.ledger)?.head
      #expect(head?.hash == own.records.last?.hash)
    }
    #expect(try rows() == 600)
  }
}
