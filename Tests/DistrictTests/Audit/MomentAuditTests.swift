import StationCore
import TestSupport
import Testing

@testable import District

@Suite struct MomentAuditTests {
  /// A ledger of several boots, some of which never see a trusted clock, some late, some twice.
  private static func records(seed: UInt64) throws -> [EventRecord] {
    var generator = SeededGenerator(seed: seed)
    var ledger = try SampleLedger()
    var wall = SampleLedger.start
    for number in UInt8(1)...6 {
      let boot = try #require(BootID(bytes: Array(repeating: number, count: 16)))
      var sinceBoot: Int64 = 0
      let drift: Int64 = Bool.random(using: &generator) ? 0 : .random(in: -50_000_000...50_000_000, using: &generator)
      for _ in 0..<Int.random(in: 1...12, using: &generator) {
        let step = Int64.random(in: 0...600_000, using: &generator)
        (wall, sinceBoot) = (wall + step, sinceBoot + step)
        // A clock that is behind stands still, one that is ahead drags the others with it.
        let recorded = max(wall + drift, ledger.records.last?.time.wallMilliseconds ?? 0)
        let isSynchronised = Int.random(in: 0..<6, using: &generator) == 0
        let body: EventBody =
          isSynchronised
          ? .clockSynchronised(
            ClockSynchronised(bootedMilliseconds: wall - sinceBoot + .random(in: -9_000...9_000, using: &generator)))
          : .checkIn(.guest)
        ledger.append(
          body,
          at: EventTime(
            wallMilliseconds: recorded, boot: boot, sinceBootMilliseconds: sinceBoot,
            isTrusted: isSynchronised || .random(using: &generator)))
      }
    }
    return ledger.records
  }

  private static func derivations(_ records: [EventRecord]) -> [StoredDerivation] {
    var history = ClockHistory()
    for record in records { history.add(record) }
    return records.map { record in
      let moment = history.moment(of: record)
      return StoredDerivation(
        moment: moment.milliseconds, isUncertain: moment.standing == .uncertain,
        correction: CorrectionColumns(record))
    }
  }

  private static func bad(_ records: [EventRecord], _ stored: [StoredDerivation]) -> Set<Int64> {
    var audit = MomentAudit()
    var bad: Set<Int64> = []
    for (record, derivation) in zip(records, stored) {
      if let sequence = audit.take(record, stored: derivation) { bad.insert(sequence) }
    }
    if let sequence = audit.finish() { bad.insert(sequence) }
    return bad
  }

  @Test(arguments: 0..<60) func aChangedMomentIsNamedAndNoOther(seed: UInt64) throws {
    let records = try Self.records(seed: seed)
    let stored = Self.derivations(records)
    #expect(Self.bad(records, stored).isEmpty)
    var generator = SeededGenerator(seed: seed + 1_000)
    for index in records.indices {
      var changed = stored
      let other = Bool.random(using: &generator)
      changed[index] = StoredDerivation(
        moment: stored[index].moment + (other ? .random(in: 1...90_000_000, using: &generator) : 0),
        isUncertain: other ? stored[index].isUncertain : !stored[index].isUncertain,
        correction: stored[index].correction)
      #expect(Self.bad(records, changed) == [records[index].sequence])
    }
  }
}
