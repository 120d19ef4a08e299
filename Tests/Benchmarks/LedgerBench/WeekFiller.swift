import Glibc
import Ledger
import StationCore
import TestSupport

/// Makes a ledger of a realistic week, as it would wait after seven days without a network.
///
/// Three hundred visits a day by six thousand members, most at noon and in the evening, one to four services each.
struct WeekFiller {
  private static let days = 7
  private static let visits = 300
  private static let members = 6_000
  /// How often the hours of a day are drawn: the riders come between their rushes.
  private static let hours: [Int64] = [8, 9, 10, 10, 13, 13, 14, 14, 14, 15, 15, 16, 17, 19, 20, 20]

  let directory: String

  /// One event, and when it happens in milliseconds of its day.
  private struct Happening {
    let at: Int64
    let visit: Int
    let service: ServiceCode?
  }

  /// Appends the events through the writer, each at its time, and says how many there are.
  func fill() throws {
    let station = try SampleStation(members: Self.members)
    var random = SeededGenerator(seed: 3)
    mkdir(directory, 0o700)
    let writer = try LedgerWriter(directory: directory, station: station.id, synchronous: .normal, using: &random)
    let today = station.calendar.day(of: Int64(time(nil)) * 1000)
    var sequence: Int64 = 0
    for day in (1...Self.days).reversed().map({ today.adding(days: -$0) }) {
      var checkIns: [Int: (id: Int64, member: MemberRef?)] = [:]
      for happening in happenings(using: &random) {
        let body: EventBody
        sequence += 1
        if let service = happening.service {
          guard let visit = checkIns[happening.visit] else { throw BenchFailure.usage }
          body = .serviceUse(ServiceUse(visit: visit.id, service: service, member: visit.member))
        } else {
          body = station.checkIn(using: &random)
          checkIns[happening.visit] = (sequence, body.subject)
        }
        _ = try writer.append([body], at: station.reading(happening.at, of: day))
      }
    }
    try LedgerBench.say(["events": sequence])
  }

  /// What happens on a day, in the order of time.
  private func happenings(using random: inout SeededGenerator) -> [Happening] {
    let services = Programme.builtIn.services.map(\.code)
    var all: [Happening] = []
    for visit in 0..<Self.visits {
      let hour = Self.hours.randomElement(using: &random) ?? 12
      var moment = hour * 3_600_000 + Int64.random(in: 0..<3_600_000, using: &random)
      all.append(Happening(at: moment, visit: visit, service: nil))
      for service in services.shuffled(using: &random).prefix(Int.random(in: 1...4, using: &random)) {
        moment += Int64.random(in: 700...2_500, using: &random)
        all.append(Happening(at: moment, visit: visit, service: service))
      }
    }
    return all.sorted { ($0.at, $0.visit) < ($1.at, $1.visit) }
  }
}
