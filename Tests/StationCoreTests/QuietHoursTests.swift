import StationCore
import Testing

/// The quiet hours and how loud a station is.
struct QuietHoursTests {
  static let moments: [(hours: String, quiet: [String], loud: [String])] = [
    ("21:00-07:00", ["21:00", "23:59", "00:00", "06:59"], ["20:59", "07:00", "12:00"]),
    ("12:30-14:00", ["12:30", "13:59"], ["12:29", "14:00", "00:00"]),
    ("00:00-06:00", ["00:00", "05:59"], ["06:00", "23:59"]),
    ("22:15-00:00", ["22:15", "23:59"], ["00:00", "22:14"]),
  ]

  private func minute(_ text: String) -> Int {
    let parts = text.split(separator: ":").compactMap { Int($0) }
    return parts[0] * 60 + parts[1]
  }

  @Test(arguments: moments) func theEndIsLoudAgain(_ hours: String, _ quiet: [String], _ loud: [String]) throws {
    let hours = try #require(QuietHours(hours))
    for moment in quiet { #expect(hours.contains(minute(moment)), "\(moment)") }
    for moment in loud { #expect(!hours.contains(minute(moment)), "\(moment)") }
  }

  @Test(arguments: [
    "", "-", "21:00", "21:00-", "21:00-21:00", "24:00-07:00", "21:60-07:00", "9:00-17:00", "21:00-07:00-08:00",
    "21.00-07.00", "２１:00-07:00", " 21:00-07:00", "+1:00-07:00",
  ]) func anythingElseIsNone(text: String) { #expect(QuietHours(text) == nil) }

  @Test func withoutTheStationsTimeItIsQuietWhereThereAreQuietHours() {
    let settings = VoiceSettings(volume: 80, quietHours: QuietHours("21:00-07:00"), quietVolume: 10)
    #expect(settings.volume(atMinute: nil) == 10)
    #expect(settings.volume(atMinute: 12 * 60) == 80)
    #expect(settings.volume(atMinute: 22 * 60) == 10)
    #expect(VoiceSettings(volume: 80).volume(atMinute: nil) == 80)
  }
}
