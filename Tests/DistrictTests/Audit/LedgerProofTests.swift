import StationCore
import TestSupport
import Testing

@testable import District

@Suite struct LedgerProofTests {
  typealias Row = (record: EventRecord, stored: StoredDerivation)

  private let ledger: SampleLedger
  private let rows: [Row]
  private let head: ChainHead

  init() throws {
    let ledger = try SampleLedger("CY-TEST-001", SampleHistory(seed: 3, count: 60))
    var history = ClockHistory()
    for record in ledger.records { history.add(record) }
    self.ledger = ledger
    rows = ledger.records.map { record in
      let moment = history.moment(of: record)
      return (
        record,
        StoredDerivation(
          moment: moment.milliseconds, isUncertain: moment.standing == .uncertain,
          correction: CorrectionColumns(record))
      )
    }
    let newest = try #require(ledger.records.last)
    head = ChainHead(sequence: newest.sequence, hash: newest.hash)
  }

  private func audit(_ rows: [Row], head: ChainHead? = nil) -> LedgerAudit {
    var proof = LedgerProof(source: ledger.source)
    for row in rows { proof.take(row.record, stored: row.stored) }
    return proof.verdict(storedHead: head ?? self.head, continues: nil)
  }

  private static func copy(
    _ record: EventRecord, sequence: Int64? = nil, type: String? = nil, subject: MemberRef?? = .none,
    data: String? = nil, trusted: Bool? = nil
  ) -> EventRecord {
    EventRecord(
      sequence: sequence ?? record.sequence,
      time: EventTime(
        wallMilliseconds: record.time.wallMilliseconds, boot: record.time.boot,
        sinceBootMilliseconds: record.time.sinceBootMilliseconds, isTrusted: trusted ?? record.time.isTrusted),
      type: type ?? record.type, subject: subject ?? record.subject, data: data ?? record.data, hash: record.hash)
  }

  @Test func anUntouchedLedgerIsWhole() {
    let audit = audit(rows)
    #expect(audit.ok)
    #expect(audit.lastSequence == 60)
    #expect(audit.wholeThrough == 60)
    #expect(audit.head == head.hash.description)
    #expect(audit.firstBad == nil)
  }

  @Test func whateverIsEditedIsNamed() throws {
    let member = MemberRef(high: 1, low: 2)
    let edits: [(EventRecord) -> EventRecord] = [
      { Self.copy($0, data: $0.data.replacing("}", with: ",\"x\":1}")) }, { Self.copy($0, type: "warmstation.other") },
      { Self.copy($0, subject: .some(member)) }, { Self.copy($0, trusted: !$0.time.isTrusted) },
    ]
    for edit in edits {
      for index in [0, 17, 59] {
        var rows = rows
        rows[index].record = edit(rows[index].record)
        let audit = audit(rows)
        #expect(!audit.ok)
        #expect(audit.firstBad == Int64(index + 1))
        #expect(audit.wholeThrough == Int64(index))
      }
    }
  }

  @Test func whateverIsMissingOrMovedIsNamed() {
    #expect(audit(Array(rows[1...])).firstBad == 1)
    #expect(audit(Array(rows[..<20] + rows[21...])).firstBad == 21)
    #expect(audit(Array(rows[..<59])).firstBad == 60)
    #expect(audit([]).firstBad == 1)
    var swapped = rows
    swapped[8].record = Self.copy(rows[9].record, sequence: 9)
    swapped[9].record = Self.copy(rows[8].record, sequence: 10)
    #expect(audit(swapped).firstBad == 9)
    let added = [(record: Self.copy(rows[59].record, sequence: 61), stored: rows[59].stored)]
    #expect(audit(rows + added).firstBad == 61)
  }

  @Test func whatReportsFindAnEventByIsProvedToo() throws {
    var moved = rows
    let stored = rows[30].stored
    moved[30].stored = StoredDerivation(
      moment: stored.moment + 86_400_000, isUncertain: stored.isUncertain, correction: stored.correction)
    #expect(audit(moved).firstBad == 31)
    #expect(audit(moved).wholeThrough == 60)
    let index = try #require(rows.firstIndex { $0.stored.correction.corrects != nil })
    var dropped = rows
    let correction = rows[index].stored
    dropped[index].stored = StoredDerivation(
      moment: correction.moment, isUncertain: correction.isUncertain,
      correction: CorrectionColumns(corrects: nil, addedAt: correction.correction.addedAt))
    #expect(audit(dropped).firstBad == Int64(index + 1))
  }

  @Test func aForgedHeadIsFound() {
    #expect(audit(rows, head: ChainHead(sequence: 60, hash: .genesis(of: ledger.source))).firstBad == 60)
    #expect(audit(rows, head: ChainHead(sequence: 61, hash: head.hash)).firstBad == 61)
    #expect(audit(Array(rows[..<59]), head: ChainHead(sequence: 58, hash: rows[57].record.hash)).firstBad == 59)
  }

  @Test func aTimeThatRunsBackDoesNotHideATampering() throws {
    var odd = try SampleLedger()
    for moment in [2_000, 1_999, 3_000, 2_500, 4_000] as [Int64] { odd.append(.checkIn(.guest), at: moment) }
    func audit(_ records: [EventRecord]) throws -> LedgerAudit {
      var proof = LedgerProof(source: odd.source)
      var clock = ClockState()
      for record in records {
        let moment = clock.take(record).moment
        proof.take(
          record,
          stored: StoredDerivation(
            moment: moment.milliseconds, isUncertain: moment.standing == .uncertain,
            correction: CorrectionColumns(record)))
      }
      let newest = try #require(odd.records.last)
      return proof.verdict(storedHead: ChainHead(sequence: 5, hash: newest.hash), continues: nil)
    }
    let whole = try audit(odd.records)
    #expect([whole.firstBad, whole.wholeThrough, Int64(whole.timesRunningBack)] == [2, 5, 2])
    var edited = odd.records
    edited[4] = Self.copy(edited[4], type: "warmstation.other")
    #expect(try audit(edited).wholeThrough == 4)
    #expect(try !audit(edited).ok)
  }

  @Test func aRowThatCannotBeReadIsNamed() {
    var proof = LedgerProof(source: ledger.source)
    for row in rows[..<10] { proof.take(row.record, stored: row.stored) }
    proof.takeUnreadable(11, problem: "no boot")
    for row in rows[11...] { proof.take(row.record, stored: row.stored) }
    let audit = proof.verdict(storedHead: head, continues: nil)
    #expect(audit.firstBad == 11)
    #expect(audit.problem?.contains("no boot") == true)
  }

  @Test func aLedgerThatContinuesAnotherMustFit() throws {
    let before = EventSource(station: ledger.source.station, ledger: LedgerID(rawValue: 9))
    let hash = try #require(rows.first?.record.hash)
    func standing(_ named: ChainHead?, _ stored: ChainHash?) -> LedgerContinuation.Standing {
      LedgerContinuation(
        LedgerBegan(reason: .moved, previous: before.ledger, previousHead: named), before: before, stored: stored
      ).standing
    }
    #expect(standing(ChainHead(sequence: 4, hash: hash), hash) == .fits)
    #expect(standing(ChainHead(sequence: 4, hash: hash), nil) == .notHere)
    #expect(standing(ChainHead(sequence: 4, hash: hash), head.hash) == .differs)
    #expect(standing(ChainHead(sequence: 0, hash: .genesis(of: before)), nil) == .fits)
    #expect(standing(ChainHead(sequence: 0, hash: hash), nil) == .differs)
    #expect(standing(nil, nil) == .notHere)
    let misfit = LedgerContinuation(
      LedgerBegan(reason: .moved, previous: before.ledger, previousHead: ChainHead(sequence: 4, hash: hash)),
      before: before, stored: head.hash)
    var proof = LedgerProof(source: ledger.source)
    for row in rows { proof.take(row.record, stored: row.stored) }
    #expect(proof.verdict(storedHead: head, continues: misfit).firstBad == 1)
  }
}
