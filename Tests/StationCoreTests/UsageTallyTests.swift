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

  @Test(arguments: 0..<40) func anyHistoryIsCountedAsTheSlowWayCounts(seed: UInt64) {
    let history = SampleHistory(seed: seed, count: 160)
    let records = Samples.chain(history)
    var random = SeededGenerator(seed: seed)
    for offset in 0..<4 {
      let day = Self.day.adding(days: offset)
      var tally = UsageTally(calendar: Self.calendar, moments: Self.calendar.moments(from: day, to: day))
      for record in records.shuffled(using: &random) { tally.add(record, at: Samples.moment(of: record)) }
      let recount = SlowRecount([history], days: [day.description])
      let report = tally.report(station: Samples.source.station, from: day, to: day, unsent: 0)
      #expect(report.figures == recount.figures)
      #expect(report.beneficiaries == recount.cards.count)
      #expect(tally.checkInCount == recount.figures.checkIns)
      #expect(report.members + report.guests + report.unknownCards == report.checkIns)
      #expect(report.firstVisits + report.repeatVisits + report.guests == report.checkIns)
    }
  }

  @Test(arguments: 100..<120) func aDayNeedsOnlyItsEventsAndTheirCorrections(seed: UInt64) {
    let history = SampleHistory(seed: seed, count: 200)
    let records = Samples.chain(history)
    let moments = Self.calendar.moments(from: Self.day.adding(days: 1), to: Self.day.adding(days: 1))
    var tally = UsageTally(calendar: Self.calendar, moments: moments)
    for record in records {
      let added = Samples.correction(record)?.addedAt
      if moments.contains(added ?? record.time.wallMilliseconds) { tally.add(record, at: Samples.moment(of: record)) }
    }
    let corrections = CorrectionSearch.corrections(of: tally.sequences) { range in
      records.filter { Samples.correction($0)?.corrects.map(range.contains) ?? false }
    }
    for record in corrections { tally.add(record, at: Samples.moment(of: record)) }
    #expect(tally.figures == SlowRecount([history], days: [Self.day.adding(days: 1).description]).figures)
  }
}
