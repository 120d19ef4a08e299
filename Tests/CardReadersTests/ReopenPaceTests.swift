import Testing

@testable import CardReaders

struct ReopenPaceTests {
  private func waits(_ count: Int, of pace: inout ReopenPace, isWatched: Bool) -> [Duration] {
    (0..<count).map { _ in pace.next(isWatched: isWatched) }
  }

  private let polling = [10, 20, 40, 80, 160, 320, 500, 500].map { Duration.milliseconds($0) }

  @Test func triesFollowQuicklyAndThenEveryHalfSecond() {
    var pace = ReopenPace()
    #expect(waits(8, of: &pace, isWatched: false) == polling)
  }

  @Test func aWatchedPathIsTriedEveryThreeSecondsInTheEnd() {
    var pace = ReopenPace()
    #expect(waits(20, of: &pace, isWatched: true).suffix(11) == .init(repeating: .seconds(3), count: 11))
  }

  @Test func aWatchThatFailsIsReplacedByPollingAtOnce() {
    var pace = ReopenPace()
    _ = waits(20, of: &pace, isWatched: true)
    #expect(pace.next(isWatched: false) == .milliseconds(500))
  }

  @Test func whatHappensToThePathMakesTriesQuickAgain() {
    var pace = ReopenPace()
    _ = waits(20, of: &pace, isWatched: true)
    pace.quicken()
    #expect(waits(8, of: &pace, isWatched: false) == polling)
  }

  @Test func aDeviceThatNeverStaysOpenIsNotTriedWithoutAPause() {
    var pace = ReopenPace()
    for _ in 0..<8 {
      pace.wasOpen(for: .milliseconds(999))
      _ = pace.next(isWatched: false)
    }
    #expect(pace.next(isWatched: false) == .milliseconds(500))
    pace.wasOpen(for: .seconds(1))
    #expect(pace.next(isWatched: false) == .milliseconds(10))
  }
}
