import FoundationEssentials
import Synchronization

/// When the forwarder will next speak to the district, for people who ask.
final class NextAttempt: Sendable {
  private let clock: SteadyClock
  private let due = Mutex<Int64?>(nil)

  init(clock: SteadyClock) { self.clock = clock }

  /// It is due at a moment of the steady clock; `nil` where nothing is waited for.
  func note(_ moment: Int64?) { due.withLock { $0 = moment } }

  /// The moment by the wall clock, in milliseconds since 1970-01-01T00:00:00Z; `nil` where there is none.
  func moment() -> Int64? {
    guard let due = due.withLock({ $0 }) else { return nil }
    return Int64(Date().timeIntervalSince1970 * 1000) + max(0, due - clock.now())
  }
}
