import StationCore
import Testing

struct TimestampTests {
  @Test(arguments: [
    (Int64(0), "1970-01-01T00:00:00.000Z"), (-1, "1969-12-31T23:59:59.999Z"),
    (1_767_600_000_000, "2026-01-05T08:00:00.000Z"), (951_782_399_999, "2000-02-28T23:59:59.999Z"),
    (951_782_400_000, "2000-02-29T00:00:00.000Z"), (253_402_300_799_999, "9999-12-31T23:59:59.999Z"),
  ])
  func millisecondsAndTextAreTheSameMoment(milliseconds: Int64, text: String) {
    #expect(Timestamp.text(milliseconds) == text)
    #expect(Timestamp.milliseconds(text) == milliseconds)
  }

  @Test(arguments: [
    "2026-01-05T08:00:00Z", "2026-01-05T08:00:00.000+08:00", "2026-02-29T00:00:00.000Z", "2026-01-05T24:00:00.000Z",
    "2026-01-05 08:00:00.000Z", "", "2026-01-05T08:00:0x.000Z",
  ])
  func otherFormsAndImpossibleTimesAreRefused(text: String) {
    #expect(Timestamp.milliseconds(text) == nil)
  }

  @Test(arguments: [
    (Int64(253_402_300_800_000), "10000-01-01T00:00:00.000Z"), (-62_167_219_200_000, "0000-01-01T00:00:00.000Z"),
    (.max, "292278994-08-17T07:12:55.807Z"), (.min, "-292275055-05-16T16:47:04.192Z"),
  ])
  func momentsBeyondFourDigitsOfYearsAreWrittenAllTheSame(milliseconds: Int64, text: String) {
    #expect(Timestamp.text(milliseconds) == text)
  }

  @Test func everyDayOfFourCenturiesIsReadBack() {
    var day = CivilDate(daysSinceEpoch: -146_097 / 2)
    for _ in 0..<146_097 {
      let (year, month, number) = day.parts
      #expect(CivilDate(year: year, month: month, day: number) == day)
      day = day.adding(days: 1)
    }
  }

  @Test(arguments: ["2026-02-29", "2026-13-01", "2026-1-05", "26-01-05", "2026-01-05x", "2026/01/05"])
  func daysThatDoNotExistAreRefused(text: String) {
    #expect(CivilDate(text) == nil)
  }
}
