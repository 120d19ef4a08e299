import GRDB
import Ledger
import StationCore
import TestSupport
import Testing

/// A ledger whose oldest events were removed reports, verifies and goes on as if they were there.
struct RetentionTests {
  private static let calendar = StationCalendar(zone: TimeZoneRules(name: "Asia/Shanghai", fixedOffsetSeconds: 28_800))
  private static let boot = BootID("000102030405060708090a0b0c0d0e0f") ?? { fatalError("a boot id has 32 digits") }()
  private static let day: Int64 = 86_400_000
  /// 2026-01-07T08:00:00Z.
  private static let start: Int64 = 1_767_772_800_000

  private let directory: TemporaryDirectory
  private let store: LedgerStore

  init() throws {
    directory = try TemporaryDirectory()
    store = try Self.open(directory)
  }

  private static func open(_ directory: TemporaryDirectory) throws -> LedgerStore {
    try LedgerStore(directory: directory.path, station: try #require(StationID("CY-SLT-003")), at: clock(start))
  }

  private static func clock(_ wall: Int64) -> ClockReading {
    ClockReading(
      wallMilliseconds: wall, boot: boot, sinceBootMilliseconds: wall - start + 1_000, isTrusted: true)
  }

  private static func date(_ days: Int64) -> CivilDate { calendar.day(of: start + days * day) }

  /// Visits of a few members and guests, and their services, on so many days.
  private func fill(days: Range<Int64>, seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    for day in days {
      var moment = Self.start + day * Self.day
      for _ in 0..<Int.random(in: 0...9, using: &random) {
        moment += .random(in: 1...4_000_000, using: &random)
        let member = MemberRef(bytes: Array(repeating: UInt8.random(in: 1...6, using: &random), count: 16))
        let visitor: CheckIn =
          Bool.random(using: &random)
          ? .guest
          : CheckIn(
            visitor: .member, member: member, trade: .rider, reader: "counter", keyVersion: 1, rosterVersion: 1)
        let visit = try store.append([.checkIn(visitor)], at: Self.clock(moment))[0].sequence
        let use = ServiceUse(
          visit: visit, service: try #require(ServiceCode(rawValue: "rest")), member: visitor.member)
        if Bool.random(using: &random) { _ = try store.append([.serviceUse(use)], at: Self.clock(moment + 60_000)) }
        if Int.random(in: 0..<5, using: &random) == 0 {
          let void = Correction(corrects: visit, author: .keeper, reason: "test")
          _ = try store.append([.correction(void)], at: Self.clock(moment + 90_000))
        }
      }
    }
  }

  private func prune(after days: Int64) throws -> Pruning? {
    let plan = RetentionPlan(today: Self.date(days), keepDays: 62)
    let reader = store.current.reader
    guard let pruning = try Pruning(plan, of: reader, earlier: store.readable(), calendar: Self.calendar) else {
      return nil
    }
    try store.prune(pruning, at: Self.clock(Self.start + days * Self.day))
    while try store.removePruned(limit: 7) {}
    return pruning
  }

  private func acknowledgeEverything() throws {
    try store.current.acknowledge(through: try store.current.reader.head().sequence)
  }

  private func report(_ from: Int64, _ to: Int64, by step: UsagePeriod.Step? = nil) throws -> UsageReport {
    try store.current.reader.report(
      from: Self.date(from), to: Self.date(to), by: step, calendar: Self.calendar, earlier: store.readable())
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func everyDayWeekAndMonthIsReportedAsBefore(seed: UInt64) throws {
    try fill(days: 0..<220, seed: seed)
    try acknowledgeEverything()
    let steps: [UsagePeriod.Step] = [.day, .week, .month]
    let before = try steps.map { try report(-20, 240, by: $0).periods }
    let all = try report(0, 219)
    for days in [110, 140, 141, 219] as [Int64] { _ = try prune(after: days) }
    let base = try #require(try store.current.reader.base())
    #expect(base.head.sequence > 100)
    #expect(try store.current.reader.events(after: 0, limit: 1).first?.sequence == base.head.sequence + 1)
    for (step, expected) in zip(steps, before) { #expect(try report(-20, 240, by: step).periods == expected) }
    var after = try report(0, 219)
    #expect(after.beneficiariesAtLeast)
    #expect(after.beneficiaries <= all.beneficiaries)
    (after.beneficiaries, after.beneficiariesAtLeast) = (all.beneficiaries, false)
    after.unsent = all.unsent
    #expect(after == all)
  }

  @Test func theChainIsWholeBehindWhatWasRemovedAlsoAfterARestart() throws {
    try fill(days: 0..<120, seed: 4)
    try acknowledgeEverything()
    _ = try #require(try prune(after: 119))
    #expect(try store.current.reader.verify().fault == nil)
    let again = try Self.open(directory)
    #expect(again.earlier.isEmpty)
    #expect(again.current.source == store.current.source)
    #expect(try again.current.reader.verify().fault == nil)
  }

  @Test func whatTheDistrictDoesNotHaveStays() throws {
    try fill(days: 0..<120, seed: 5)
    #expect(try prune(after: 119) == nil)
    let first = try store.current.reader.events(after: 0, limit: 1).first
    #expect(first?.sequence == 1)
    #expect(try store.current.reader.base() == nil)
  }

  @Test func nothingIsRemovedTwiceInAMonth() throws {
    try fill(days: 0..<120, seed: 6)
    try acknowledgeEverything()
    #expect(try prune(after: 119) != nil)
    #expect(try prune(after: 119) == nil)
  }

  @Test(arguments: [
    "UPDATE base SET sequence = sequence + 1", "UPDATE base SET hash = zeroblob(32)",
    "UPDATE base SET (sequence, hash) = (SELECT sequence, hash FROM event ORDER BY sequence LIMIT 1 OFFSET 20)",
    "DELETE FROM base",
  ])
  func aBeginningThatWasMovedIsFound(tampering: String) throws {
    try fill(days: 0..<120, seed: 7)
    try acknowledgeEverything()
    _ = try #require(try prune(after: 119))
    let database = try DatabaseQueue(path: directory.file("ledger.sqlite"))
    try database.write { try $0.execute(sql: tampering) }
    #expect(try LedgerReader(directory: directory.path).verify().fault != nil)
  }

  @Test func eventsThatAreGoneCannotBeCorrected() throws {
    try fill(days: 0..<120, seed: 8)
    try acknowledgeEverything()
    _ = try #require(try prune(after: 119))
    let order = CorrectionOrder(.void(1), by: "站长", reason: "test")
    let rule = CorrectionRule(
      try store.current.reader.facts(for: order), programme: .builtIn, calendar: Self.calendar,
      now: Self.start + 119 * Self.day)
    #expect(throws: CorrectionRefusal.pruned(1)) { try rule.decide(order) }
  }

  @Test func daysWhoseFiguresAreWrittenDownCannotBeCorrected() throws {
    try fill(days: 0..<120, seed: 9)
    try acknowledgeEverything()
    let base = try #require(try prune(after: 119)).base
    #expect(base.countedFrom < base.writtenBefore)
    let visits = try store.current.reader.events(after: base.head.sequence, limit: .max).filter {
      $0.type == EventType.checkIn.rawValue
    }
    func refusal(_ visit: EventRecord) throws -> CorrectionRefusal? {
      let order = CorrectionOrder(.void(visit.sequence), by: "站长", reason: "test")
      let rule = CorrectionRule(
        try store.current.reader.facts(for: order), programme: .builtIn, calendar: Self.calendar,
        now: Self.start + 119 * Self.day)
      do throws(CorrectionRefusal) { _ = try rule.decide(order) } catch { return error }
      return nil
    }
    let written = visits.filter { Self.calendar.day(of: $0.time.wallMilliseconds) < base.writtenBefore }
    #expect(!written.isEmpty)
    let closed = CorrectionRefusal.dayClosed(first: base.writtenBefore.description)
    for visit in written { #expect([closed, .alreadyVoid(visit.sequence)].contains(try refusal(visit))) }
    let later = visits.filter { Self.calendar.day(of: $0.time.wallMilliseconds) >= base.writtenBefore }
    #expect(try later.contains { try refusal($0) == nil })
  }
}
