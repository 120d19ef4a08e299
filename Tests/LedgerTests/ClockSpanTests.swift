import GRDB
import Ledger
import StationCore
import TestSupport
import Testing

/// The derived table of clock spans, and what is found through it.
struct ClockSpanTests {
  private static let calendar = StationCalendar(zone: TimeZoneRules(name: "Asia/Shanghai", fixedOffsetSeconds: 28_800))
  private static let morning: Int64 = 1_767_571_200_000
  private static let day: Int64 = 86_400_000

  private let directory: TemporaryDirectory

  init() throws { directory = try TemporaryDirectory() }

  private var file: String { "\(directory.path)/ledger.sqlite" }

  private func open() throws -> Ledger {
    var random = SystemRandomNumberGenerator()
    return try Ledger(directory: directory.path, station: try #require(StationID("CY-SLT-003")), using: &random)
  }

  /// Appends what a station with random clocks records, in transactions of one to three events.
  private func fill(_ ledger: Ledger, seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<Int.random(in: 2...6, using: &random) {
      let boot = try #require(BootID(bytes: random.bytes(16)))
      var sinceBoot: Int64 = 10_000
      var booted = Self.morning + .random(in: -3 * Self.day...3 * Self.day, using: &random)
      var isTrusted = false
      for _ in 0..<Int.random(in: 1...25, using: &random) {
        sinceBoot += .random(in: 0...9_000_000, using: &random)
        if Int.random(in: 0..<8, using: &random) == 0 {
          booted += .random(in: -Self.day...Self.day, using: &random)
          isTrusted = Bool.random(using: &random)
        }
        let now = ClockReading(
          wallMilliseconds: booted + sinceBoot, boot: boot, sinceBootMilliseconds: sinceBoot, isTrusted: isTrusted)
        let clock = try ledger.reader.clock().synchronisation(at: now).map(EventBody.clockSynchronised)
        let taps = Array(repeating: EventBody.checkIn(.guest), count: Int.random(in: 1...2, using: &random))
        _ = try ledger.writer.append([clock].compactMap { $0 } + taps, at: now)
      }
    }
  }

  private func table() throws -> [String] {
    try DatabaseQueue(path: file).read { db in
      try Row.fetchAll(db, sql: "SELECT * FROM clock_span ORDER BY first").map { "\($0)" }
    }
  }

  /// Expects that each span begins and ends in the table with the moments of its first and last events.
  private func expectSpans(of history: ClockHistory, _ records: [EventRecord]) throws {
    let rows = try DatabaseQueue(path: file).read { db in
      try Row.fetchAll(db, sql: "SELECT first, starts, ends FROM clock_span ORDER BY first")
    }
    let firsts = rows.map { Int($0[0] as Int64) }
    #expect(firsts == history.spans.map { Int($0.first) })
    for (row, next) in zip(rows, firsts.dropFirst().map { Optional($0) } + [nil]) {
      let first: Int64 = row[0]
      #expect(row[1] as Int64 == history.moment(of: records[Int(first) - 1]).milliseconds)
      #expect(row[2] as Int64? == next.map { history.moment(of: records[$0 - 2]).milliseconds })
    }
  }

  /// Makes the ledger one of the version before, which had neither the table nor its migration.
  private func forgetTheTable() throws {
    try DatabaseQueue(path: file).write { db in
      try db.execute(sql: "DROP TABLE clock_span; DELETE FROM grdb_migrations WHERE identifier = 'clock spans'")
    }
  }

  @Test(arguments: 0..<20) func daysAreCountedAsTheSlowWayCounts(seed: UInt64) throws {
    let ledger = try open()
    try fill(ledger, seed: seed)
    let records = try ledger.reader.events(after: 0, limit: .max)
    let history = records.reduce(into: ClockHistory()) { $0.add($1) }
    #expect(try ledger.reader.moments(of: records) == records.map(history.moment))
    #expect(try ledger.reader.moments(of: Array(records.suffix(3))) == records.suffix(3).map(history.moment))
    try expectSpans(of: history, records)
    let visits = records.filter { $0.type == EventType.checkIn.rawValue }
    var total = 0
    for offset in -12...12 {
      let day = Self.calendar.day(of: Self.morning).adding(days: offset)
      let report = try ledger.reader.report(from: day, to: day, calendar: Self.calendar)
      let counted = visits.map(history.moment).filter { Self.calendar.day(of: $0.milliseconds) == day }
      #expect(report.checkIns == counted.count)
      #expect(report.uncertain == counted.count { $0.standing == .uncertain })
      let since = Self.calendar.start(of: day)
      #expect(
        try ledger.reader.events(since: since).map(\.record)
          == records.filter { history.moment(of: $0).milliseconds >= since })
      total += report.checkIns
    }
    #expect(total == visits.count)
  }

  @Test(arguments: 0..<20) func theTableCanBeMadeAgainFromTheEvents(seed: UInt64) throws {
    try fill(try open(), seed: seed)
    let before = try table()
    try forgetTheTable()
    _ = try open()
    #expect(try table() == before)
    #expect(before.count > 1)
  }

  @Test func aLedgerOfTheVersionBeforeIsReadWithoutTheTable() throws {
    let ledger = try open()
    try fill(ledger, seed: 7)
    let records = try ledger.reader.events(after: 0, limit: .max)
    let moments = try ledger.reader.moments(of: records)
    let day = Self.calendar.day(of: try #require(moments.last).milliseconds)
    let tally = try ledger.reader.tally(of: day, calendar: Self.calendar).checkInCount
    try forgetTheTable()
    let reader = try LedgerReader(directory: directory.path)
    #expect(try reader.moments(of: records) == moments)
    #expect(try reader.tally(of: day, calendar: Self.calendar).checkInCount == tally)
    #expect(tally > 0)
  }

  @Test func anOrdinaryCheckInLeavesTheTableAlone() throws {
    let ledger = try open()
    let boot = try #require(BootID(bytes: [UInt8](repeating: 1, count: 16)))
    func tap(_ seconds: Int64) throws {
      let now = ClockReading(
        wallMilliseconds: Self.morning + seconds * 1000, boot: boot, sinceBootMilliseconds: seconds * 1000,
        isTrusted: true)
      _ = try ledger.writer.append([.checkIn(.guest)], at: now)
    }
    try tap(1)
    let before = try table()
    for second in Int64(2)...50 { try tap(second) }
    #expect(try table() == before && before.count == 1)
  }

  @Test func aTimeThatCannotBeWrittenIsADamagedRow() throws {
    let ledger = try open()
    let boot = try #require(BootID(bytes: [UInt8](repeating: 1, count: 16)))
    for second in Int64(1)...3 {
      let now = ClockReading(
        wallMilliseconds: Self.morning, boot: boot, sinceBootMilliseconds: second, isTrusted: true)
      _ = try ledger.writer.append([.checkIn(.guest)], at: now)
    }
    try DatabaseQueue(path: file).write {
      try $0.execute(sql: "UPDATE event SET since_boot = -9223372036854775808 WHERE sequence = 2")
    }
    #expect(try ledger.reader.verify().fault?.sequence == 2)
    try forgetTheTable()
    #expect(try open().reader.clock().newest?.sinceBootMilliseconds == 3)
    #expect(try table().count == 1)
  }
}
