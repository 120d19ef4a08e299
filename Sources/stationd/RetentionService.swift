import Ledger
import Logging
import ServiceLifecycle
import StationCore

/// Removes, now and then, the events that the district has had for long, and writes their daily figures down.
struct RetentionService: Service {
  /// How many events go in one transaction: so few that no tap waits for it.
  private static let batch = 100
  private static let interval = Duration.seconds(3_600)

  let desk: CheckInDesk
  let keepDays: Int
  let calendar: StationCalendar
  let logger: Logger

  func run() async {
    await cancelWhenGracefulShutdown {
      // The first minutes after a start belong to those who wait at the door.
      var pause = Duration.seconds(10)
      while (try? await Task.sleep(for: pause, tolerance: .seconds(1))) != nil {
        do { try await prune() } catch is CancellationError { return } catch {
          logger.error("old events could not be removed", metadata: ["problem": "\(error)"])
        }
        pause = Self.interval
      }
    }
  }

  private func prune() async throws {
    let now = await desk.now()
    // By a clock that is years ahead, everything would be old.
    guard now.isTrusted else { return }
    let plan = RetentionPlan(today: calendar.day(of: now.wallMilliseconds), keepDays: keepDays)
    if let pruning = try await desk.reports.pruning(plan) {
      try await desk.prune(pruning)
      logger.notice(
        "old events are removed; their daily figures stay",
        metadata: ["through": "\(pruning.base.head.sequence)", "before": "\(plan.keptFrom)"])
    }
    while try await desk.removePruned(limit: Self.batch) { try await Task.sleep(for: .milliseconds(20)) }
  }
}
