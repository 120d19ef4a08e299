import StationCore

/// The moments of a made-up morning, a few seconds apart.
struct SampleClock {
  private static let boot: BootID = {
    guard let boot = BootID("000102030405060708090a0b0c0d0e0f") else { fatalError("a boot id has 32 digits") }
    return boot
  }()
  /// The moment 2026-01-05T00:00:00.000Z.
  private static let morning: Int64 = 1_767_571_200_000

  /// The station's days.
  static let calendar = StationCalendar(zone: TimeZoneRules(name: "Asia/Shanghai", fixedOffsetSeconds: 28_800))

  private var passed: Int64 = 0

  mutating func next() -> ClockReading {
    passed += 3000
    return ClockReading(
      wallMilliseconds: Self.morning + passed, boot: Self.boot, sinceBootMilliseconds: passed, isTrusted: true)
  }

  /// Lets days go by.
  mutating func pass(days: Int64) { passed += days * 86_400_000 }

  /// Later than any moment of a scenario.
  static let afterwards = ClockReading(
    wallMilliseconds: morning + 400 * 86_400_000, boot: boot, sinceBootMilliseconds: 400 * 86_400_000, isTrusted: true)
}
