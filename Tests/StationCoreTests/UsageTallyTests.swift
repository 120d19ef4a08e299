import StationCore
import TestSupport
import Testing

struct UsageTallyTests {
  private static let calendar = StationCalendar(zone: Samples.zone)
  private static let day = calendar.day(of: Samples.morning)

  private static func report(_ records: [EventRecord], from: CivilDate = day, to: CivilDate = day) -> UsageReport {
    var tally = UsageTally(calendar: calendar, moments: calendar.moments(from: from, to: to))
    for record in records { tally.add(record, at: Samples.moment(of: record)) }
    return tally.report(station: Samples.source.station, from: from, to: to, unsent: 0)
  }

  @Test func visitsServicesTradesAndHoursAreCounted() {
    let report = Self.report(
      Samples.chain([
        .checkIn(Samples.checkIn(Samples.member(1), .rider)), .checkIn(Samples.checkIn(Samples.member(1), .rider)),
        .checkIn(.guest), .serviceUse(ServiceUse(visit: 1, service: Samples.hotWater, member: Samples.member(1))),
        .readerLost(ReaderChange(reader: "counter")),
      ]))
    #expect(report.checkIns == 3 && report.members == 2 && report.guests == 1 && report.unknownCards == 0)
    #expect(report.beneficiaries == 1 && report.services == ["hot-water": 1] && report.trades == ["rider": 2])
    #expect(report.hours[8] == 3 && report.hours.reduce(0, +) == 3)
  }

  @Test func aVoidedCheckInTakesItsServicesOut() {
    let report = Self.report(
      Samples.chain([
        .checkIn(.guest), .serviceUse(ServiceUse(visit: 1, service: Samples.hotWater, member: nil)),
        .correction(Correction(corrects: 1, author: .visitor, reason: Correction.takenBack)),
      ]))
    #expect(report.checkIns == 0 && report.services.isEmpty && report.corrected == 1)
  }

  @Test func theMomentCountsAndNotTheRecordedTime() {
    let records = Samples.chain([
      .checkIn(.guest), .checkIn(.guest), .checkIn(.guest),
      .serviceUse(ServiceUse(visit: 3, service: Samples.rest, member: nil)),
    ])
    let hour: Int64 = 3_600_000
    let moments = [
      EventMoment(milliseconds: Samples.morning - 9 * hour, standing: .repaired),
      EventMoment(milliseconds: Samples.morning + hour, standing: .repaired),
      EventMoment(milliseconds: Samples.morning + 2 * hour, standing: .uncertain),
      EventMoment(milliseconds: Samples.morning + 2 * hour, standing: .uncertain),
    ]
    var tally = UsageTally(calendar: Self.calendar, moments: Self.calendar.moments(from: Self.day, to: Self.day))
    for (record, moment) in zip(records, moments) { tally.add(record, at: moment) }
    let report = tally.report(station: Samples.source.station, from: Self.day, to: Self.day, unsent: 0)
    #expect(report.checkIns == 2 && report.hours[9] == 1 && report.hours[10] == 1 && report.uncertain == 2)
  }

  @Test func eventsOfOtherDaysAreLeftOut() {
    #expect(
      Self.report(Samples.chain([.checkIn(.guest)]), from: Self.day.adding(days: 1), to: Self.day.adding(days: 1))
        .checkIns == 0)
  }

  @Test(arguments: 0..<50) func anyHistoryIsCountedAsTheSlowWayCounts(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var bodies: [EventBody] = []
    for sequence in Int64(1)...80 {
      let earlier = Int64.random(in: 1...sequence, using: &random)
      switch Int.random(in: 0..<4, using: &random) {
      case 0: bodies.append(.checkIn(Samples.checkIn(Samples.member(.random(in: 1...9, using: &random)), .rider)))
      case 1: bodies.append(.checkIn(.guest))
      case 2: bodies.append(.serviceUse(ServiceUse(visit: earlier, service: Samples.rest, member: nil)))
      default: bodies.append(.correction(Correction(corrects: earlier, author: .keeper, reason: "wrong")))
      }
    }
    let voided = Set(
      bodies.compactMap { if case .correction(let correction) = $0 { correction.corrects } else { nil } })
    let counting = zip(Int64(1)..., bodies).filter { !voided.contains($0.0) }.map(\.1)
    let visits = counting.filter { $0.type == .checkIn }
    let uses = counting.filter { if case .serviceUse(let use) = $0 { !voided.contains(use.visit) } else { false } }

    let report = Self.report(Samples.chain(bodies).shuffled(using: &random))
    #expect(report.checkIns == visits.count)
    #expect(report.guests == visits.count { $0.subject == nil })
    #expect(report.beneficiaries == Set(visits.compactMap(\.subject)).count)
    #expect(report.services["rest", default: 0] == uses.count)
    #expect(report.members + report.guests + report.unknownCards == report.checkIns)
  }
}
