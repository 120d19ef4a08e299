import StationCore
import TestSupport

/// The station whose ledger is filled and measured, and who comes there.
struct SampleStation {
  let id: StationID
  let calendar = StationCalendar(zone: TimeZoneRules(name: "Asia/Shanghai", fixedOffsetSeconds: 28_800))
  private let members: [MemberRef]

  /// A station with so many members, who come again and again.
  init(members count: Int = 5_000) throws {
    var random = SeededGenerator(seed: 1)
    guard let id = StationID("CY-SLT-003") else { throw BenchFailure.usage }
    self.id = id
    members = (0..<count).compactMap { _ in MemberRef(bytes: random.bytes(16)) }
  }

  /// What the clocks say so many milliseconds into a day: the kiosk is switched on at midnight.
  func reading(_ milliseconds: Int64, of day: CivilDate) throws -> ClockReading {
    var random = SeededGenerator(seed: UInt64(bitPattern: Int64(day.daysSinceEpoch)))
    guard let boot = BootID(bytes: random.bytes(16)) else { throw BenchFailure.usage }
    return ClockReading(
      wallMilliseconds: calendar.start(of: day) + milliseconds, boot: boot, sinceBootMilliseconds: milliseconds,
      isTrusted: true)
  }

  func checkIn(using random: inout SeededGenerator) -> EventBody {
    if Int.random(in: 0..<20, using: &random) == 0 { return .checkIn(.guest) }
    return .checkIn(
      CheckIn(
        visitor: .member, member: members.randomElement(using: &random),
        trade: Trade.allCases.randomElement(using: &random),
        reader: "counter", keyVersion: 1, rosterVersion: 12))
  }

  func use(of visit: Int64, by member: MemberRef?, using random: inout SeededGenerator) -> EventBody? {
    Programme.builtIn.services.randomElement(using: &random).map {
      .serviceUse(ServiceUse(visit: visit, service: $0.code, member: member))
    }
  }
}
