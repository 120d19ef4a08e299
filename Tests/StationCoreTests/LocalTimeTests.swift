import StationCore
import Testing

struct LocalTimeTests {
  @Test(arguments: [
    ("2026-01-05 08:00", Int64(0)), ("2026-01-05 23:59", 57_540_000), ("2026-01-04 00:00", -115_200_000),
  ])
  func aLocalTimeIsAMoment(text: String, offset: Int64) {
    let calendar = StationCalendar(zone: Samples.zone)
    #expect(calendar.moment(ofLocal: text) == Samples.morning + offset)
    #expect(calendar.localText(Samples.morning + offset) == text)
  }

  @Test(arguments: [
    "2026-01-05", "2026-01-05 8:00", "2026-01-05 24:00", "2026-01-05 08:60", "2026-02-30 08:00", "2026-01-05  08:00",
    "2026-01-05T08:00", "yesterday 08:00", "2026-01-05 +8:00", "",
  ])
  func whatIsNoLocalTimeIsNone(text: String) {
    #expect(StationCalendar(zone: Samples.zone).moment(ofLocal: text) == nil)
  }
}
