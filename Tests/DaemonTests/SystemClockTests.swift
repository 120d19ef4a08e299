import Foundation
import Glibc
import StationCore
import Testing

import Daemon

struct SystemClockTests {
  @Test func theClocksAreThoseOfTheKernel() throws {
    let before = Int64(Date().timeIntervalSince1970 * 1000) - 1
    let reading = SystemClock.read()
    #expect((before...Int64(Date().timeIntervalSince1970 * 1000) + 1).contains(reading.wallMilliseconds))
    let boot = try String(contentsOfFile: "/proc/sys/kernel/random/boot_id", encoding: .utf8)
    #expect(reading.boot == BootID(boot.trimmingCharacters(in: .whitespacesAndNewlines)))
  }

  @Test func timeSinceBootNeverRunsBackwards() {
    let readings = (0..<1000).map { _ in SystemClock.read() }
    #expect(zip(readings, readings.dropFirst()).allSatisfy { $0.sinceBootMilliseconds <= $1.sinceBootMilliseconds })
    #expect(Set(readings.map(\.boot)).count == 1)
  }
}
