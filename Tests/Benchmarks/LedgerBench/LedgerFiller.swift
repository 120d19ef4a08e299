import Glibc
import Ledger
import StationCore
import TestSupport

/// Makes a ledger of many events as a busy station writes them: every day so many, until yesterday.
struct LedgerFiller {
  /// A million of them are four years.
  static let eventsADay = 684
  private static let openingHours: Range<Int64> = 8..<20

  let directory: String
  let count: Int

  /// Appends the events through the writer, an hour in one transaction, and says for which day to ask.
  ///
  /// Nothing is flushed in between: the ledger is complete or of no use.
  func fill() throws {
    let station = try SampleStation()
    var random = SeededGenerator(seed: 2)
    mkdir(directory, 0o700)
    let writer = try LedgerWriter(directory: directory, station: station.id, synchronous: .normal, using: &random)
    let hours = Self.openingHours
    let (days, anHour) = (count / Self.eventsADay, Self.eventsADay / hours.count)
    let yesterday = station.calendar.day(of: Int64(time(nil)) * 1000).adding(days: -1)
    var sequence: Int64 = 0
    for day in (0..<days).map({ yesterday.adding(days: $0 - days + 1) }) {
      for hour in hours {
        let bodies = hourOfVisits(anHour, behind: sequence, station, using: &random)
        sequence += Int64(bodies.count)
        _ = try writer.append(bodies, at: station.reading(hour * 3_600_000, of: day))
      }
    }
    try LedgerBench.say(["day": yesterday.adding(days: -days / 2).description, "events": "\(sequence)"])
  }

  /// Visits with up to two services each; in one of six hours the keeper takes one service out again.
  private func hourOfVisits(
    _ count: Int, behind sequence: Int64, _ station: SampleStation, using random: inout SeededGenerator
  ) -> [EventBody] {
    var bodies: [EventBody] = []
    while bodies.count < count {
      let visit = station.checkIn(using: &random)
      let id = sequence + Int64(bodies.count) + 1
      bodies.append(visit)
      for _ in 0..<Int.random(in: 0...2, using: &random) {
        bodies += station.use(of: id, by: visit.subject, using: &random).map { [$0] } ?? []
      }
    }
    bodies = Array(bodies.prefix(count))
    if Int.random(in: 0..<6, using: &random) == 0 {
      let correction = Correction(
        corrects: sequence + Int64.random(in: 1..<Int64(count), using: &random), author: .keeper,
        reason: "pressed twice")
      bodies[count - 1] = .correction(correction)
    }
    return bodies
  }
}
