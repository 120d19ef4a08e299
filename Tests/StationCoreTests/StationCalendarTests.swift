import FoundationEssentials
import StationCore
import Testing

struct StationCalendarTests {
  private static func zone(_ name: String) throws -> TimeZoneRules {
    let file = try Data(contentsOf: URL(filePath: "/usr/share/zoneinfo/\(name)"))
    return try TimeZoneRules(name: name, tzif: Array(file))
  }

  @Test(arguments: [
    ("Asia/Shanghai", "2026-01-05T00:00:00.000Z", 28_800), ("Asia/Shanghai", "1988-07-01T00:00:00.000Z", 32_400),
    ("Europe/Berlin", "2026-03-29T00:59:59.999Z", 3600), ("Europe/Berlin", "2026-03-29T01:00:00.000Z", 7200),
    ("UTC", "2026-01-05T00:00:00.000Z", 0), ("Asia/Urumqi", "2026-01-05T00:00:00.000Z", 21_600),
  ])
  func offsetsAreThoseOfTheZoneFile(name: String, time: String, offset: Int) throws {
    let moment = try #require(Timestamp.milliseconds(time))
    #expect(try Self.zone(name).offsetSeconds(at: moment) == offset)
  }

  @Test func aDayBeginsAtLocalMidnight() throws {
    let calendar = StationCalendar(zone: try Self.zone("Asia/Shanghai"))
    let day = try #require(CivilDate("2026-01-05"))
    #expect(Timestamp.text(calendar.start(of: day)) == "2026-01-04T16:00:00.000Z")
    #expect(calendar.day(of: calendar.start(of: day)) == day)
    #expect(calendar.day(of: calendar.start(of: day) - 1) == day.adding(days: -1))
    #expect(calendar.hour(of: calendar.start(of: day) - 1) == 23)
    #expect(calendar.clockText(calendar.start(of: day) + 61_000 * 60) == "01:01")
    #expect(calendar.text(calendar.start(of: day) - 1) == "2026-01-04 23:59:59")
  }

  @Test func daysFollowEachOtherWithoutGapAcrossAChangeOfTheClocks() throws {
    for name in ["Europe/Berlin", "America/Sao_Paulo", "Asia/Shanghai"] {
      let calendar = StationCalendar(zone: try Self.zone(name))
      var day = try #require(CivilDate("2017-01-01"))
      for _ in 0..<800 {
        let moments = calendar.moments(from: day, to: day)
        #expect(moments.upperBound == calendar.start(of: day.adding(days: 1)))
        #expect(calendar.day(of: moments.lowerBound) == day, "\(name) \(day)")
        #expect(calendar.day(of: moments.upperBound - 1) == day, "\(name) \(day)")
        day = day.adding(days: 1)
      }
    }
  }

  @Test func aDamagedZoneFileIsRefusedWherever() throws {
    let whole = Array(try Data(contentsOf: URL(filePath: "/usr/share/zoneinfo/Europe/Berlin")))
    for length in stride(from: 0, to: 1500, by: 7) {
      #expect(throws: TimeZoneProblem.self) { try TimeZoneRules(name: "x", tzif: Array(whole.prefix(length))) }
    }
  }
}
