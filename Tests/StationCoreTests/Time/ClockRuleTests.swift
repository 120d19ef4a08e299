import StationCore
import Testing

/// The rules of Time.md, one by one.
struct ClockRuleTests {
  private static let minute: Int64 = 60_000
  private static let hour: Int64 = 3_600_000
  private static let day: Int64 = 86_400_000
  private static let in2030: Int64 = 1_893_456_000_000

  private func standings(_ station: ClockedStation) -> [EventMoment.Standing] {
    station.checkIns.map(\.moment.standing)
  }

  @Test func aTrustedClockIsRecordedOnceABootAndItsTimesStand() {
    var station = ClockedStation()
    station.synchronise()
    for _ in 0..<3 {
      station.record()
      station.wait(milliseconds: Self.minute)
    }
    #expect(station.records.map(\.type).filter { $0 == EventType.clockSynchronised.rawValue }.count == 1)
    #expect(station.records[0].type == EventType.clockSynchronised.rawValue)
    #expect(standings(station) == [.recorded, .recorded, .recorded])
    #expect(station.checkIns.allSatisfy { $0.late == 0 })
  }

  @Test func aStartIn1970IsRepairedOnceTheClockIsRight() {
    var station = ClockedStation()
    station.boot(afterMilliseconds: Self.day, wall: 0)
    station.record()
    station.wait(milliseconds: 90 * Self.minute)
    station.record()
    #expect(standings(station) == [.uncertain, .uncertain])
    station.synchronise()
    station.record()
    #expect(standings(station) == [.repaired, .repaired, .recorded])
    #expect(station.checkIns.allSatisfy { $0.late == 0 })
  }

  @Test func aClockYearsAheadIsRepairedThoughTimesOnTheDiskStandStill() {
    var station = ClockedStation()
    station.boot(wall: Self.in2030)
    station.record()
    station.wait(milliseconds: Self.hour)
    station.synchronise()
    station.record()
    station.wait(milliseconds: Self.hour)
    station.record()
    station.boot(afterMilliseconds: Self.day)
    station.synchronise()
    station.record()
    #expect(station.records.allSatisfy { $0.time.wallMilliseconds >= Self.in2030 })
    #expect(standings(station) == [.repaired, .repaired, .repaired, .repaired])
    #expect(station.checkIns.allSatisfy { $0.late == 0 })
  }

  @Test(arguments: [Self.hour, -Self.hour, 1_001, -1_001])
  func aStepOfATrustedClockIsRecordedAndHoldsFromThereOn(step: Int64) {
    var station = ClockedStation()
    station.synchronise()
    station.wallAhead = -step
    station.record()
    station.wait(milliseconds: Self.minute)
    station.wallAhead = 0
    station.record()
    #expect(station.records.filter { $0.type == EventType.clockSynchronised.rawValue }.count == 2)
    #expect(station.checkIns.map(\.late) == [step, 0])
  }

  @Test(arguments: [Int64(0), 400, -400, 1_000, -1_000]) func lessThanASecondIsNoStep(ahead: Int64) {
    var station = ClockedStation()
    station.synchronise()
    station.record()
    station.wallAhead = ahead
    #expect(station.state.synchronisation(at: station.now) == nil)
  }

  @Test func whatASetClockSaysWithoutTrustChangesNothing() {
    var station = ClockedStation()
    station.synchronise()
    station.record()
    station.isTrusted = false
    station.wallAhead = 5 * Self.day
    station.wait(milliseconds: Self.hour)
    station.record()
    #expect(standings(station) == [.recorded, .repaired])
    #expect(station.checkIns.allSatisfy { $0.late == 0 })
  }

  @Test func aBatteryKeptClockThatNobodyVouchesForIsBelievedAndMarked() {
    var station = ClockedStation()
    station.record()
    station.boot(afterMilliseconds: Self.hour)
    station.record()
    #expect(standings(station) == [.uncertain, .uncertain])
    #expect(station.checkIns.allSatisfy { $0.late == 0 })
  }

  @Test func aBootBehindTheDiskGoesOnFromItsEve() {
    var station = ClockedStation()
    station.synchronise()
    station.record()
    let eve = station.truth
    station.boot(afterMilliseconds: 10 * Self.hour, wall: 0)
    station.record()
    station.wait(milliseconds: 2 * Self.day)
    station.record()
    // The power was gone for ten hours, which nothing told the station; the days in between are counted all the same.
    #expect(station.checkIns.map(\.moment.milliseconds) == [eve, eve + 15_000, eve + 15_000 + 2 * Self.day])
    #expect(standings(station) == [.recorded, .uncertain, .uncertain])
    #expect(Set(station.records.map(\.time.wallMilliseconds)).count == 1)
  }

  @Test func aBootWithoutTrustAfterAClockYearsAheadDoesNotStayThere() {
    var station = ClockedStation()
    station.boot(wall: Self.in2030)
    station.record()
    station.synchronise()
    station.record()
    station.boot(afterMilliseconds: 0)
    station.record()
    #expect(standings(station) == [.repaired, .repaired, .uncertain])
    #expect(station.checkIns.allSatisfy { $0.late == 0 })
  }

  @Test func anUntrustedBootIsNotBeforeTheEventsThatItFollows() {
    var station = ClockedStation()
    station.synchronise()
    station.record()
    station.boot(afterMilliseconds: Self.hour, wall: station.truth + 1_000)
    station.wait(milliseconds: Self.hour)
    station.record()
    #expect(station.checkIns[1].late == Self.hour - 1_000)
    station.wallAhead -= Self.hour / 2
    station.record()
    #expect(station.checkIns[2].moment.milliseconds >= station.checkIns[1].moment.milliseconds)
  }

  @Test func eventsOfAnEarlierVersionKeepTheirTimes() {
    let records = Samples.chain([.checkIn(.guest), .checkIn(.guest)])
    let history = records.reduce(into: ClockHistory()) { $0.add($1) }
    #expect(records.map(history.moment) == records.map { EventMoment(recorded: $0.time) })
    #expect(records.map(history.moment).allSatisfy { $0.standing == .recorded })
  }

  @Test func aRepairMovesACheckInOverMidnight() throws {
    var station = ClockedStation()
    let calendar = StationCalendar(zone: Samples.zone)
    let evening = calendar.start(of: calendar.day(of: station.truth)) + Self.day - 30 * Self.minute
    station.boot(afterMilliseconds: evening - station.truth, wall: evening + Self.hour)
    station.record()
    #expect(calendar.day(of: station.checkIns[0].moment.milliseconds) == calendar.day(of: evening).adding(days: 1))
    station.synchronise()
    station.record()
    #expect(calendar.day(of: station.checkIns[0].moment.milliseconds) == calendar.day(of: evening))
  }

  @Test func aSteadyClockThatRunsBackBeginsASpanOfItsOwn() {
    let source = Samples.source
    var history = ClockHistory()
    var head = ChainHead(emptyLedgerOf: source)
    for sinceBoot in [Int64(5_000), 9_000, 2_000, 3_000] {
      let time = EventTime(
        wallMilliseconds: Samples.morning, boot: Samples.boot, sinceBootMilliseconds: sinceBoot, isTrusted: false)
      let record = EventRecord(
        .checkIn(.guest), sequence: head.sequence + 1, time: time, source: source, after: head.hash)
      history.add(record)
      head = ChainHead(sequence: record.sequence, hash: record.hash)
    }
    #expect(history.spans.map(\.first) == [1, 3])
  }

  @Test func forgedTimesDoNotOverflow() {
    let eve = ClockSpan.Eve(recordedMilliseconds: .max, momentMilliseconds: .max)
    let time = EventTime(wallMilliseconds: 0, boot: Samples.boot, sinceBootMilliseconds: .max, isTrusted: false)
    let known = ClockSpan(first: 1, bootFirst: 1, eve: nil, bootedMilliseconds: .max)
    let unknown = ClockSpan(first: 1, bootFirst: 1, eve: eve, bootedMilliseconds: nil)
    #expect(Timestamp.text(known.moment(of: time).milliseconds) == "9999-12-31T23:59:59.999Z")
    #expect(Timestamp.text(unknown.moment(of: time).milliseconds) == "9999-12-31T23:59:59.999Z")
    #expect(!time.isWritable)
  }
}
