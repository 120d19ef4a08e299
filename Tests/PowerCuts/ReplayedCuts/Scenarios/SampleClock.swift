import StationCore

/// The moments of a made-up morning, a few seconds apart.
struct SampleClock {
  private static let boot: BootID = {
    guard let boot = BootID("000102030405060708090a0b0c0d0e0f") else { fatalError("a boot id has 32 digits") }
    return boot
  }()
  /// The moment 2026-01-05T00:00:00.000Z.
  private static let morning: Int64 = 1_767_571_200_000

  private var passed: Int64 = 0

  mutating func next() -> ClockReading {
    passed += 3000
    return ClockReading(
      wallMilliseconds: Self.morning + passed, boot: Self.boot, sinceBootMilliseconds: passed, isTrusted: true)
  }

  /// Later than any moment of a scenario.
  static let afterwards = ClockReading(
    wallMilliseconds: morning + 86_400_000, boot: boot, sinceBootMilliseconds: 86_400_000, isTrusted: true)
}
