import Synchronization

/// What others tell the forwarder; it hears of it when it waits next.
final class ForwarderCalls: Sendable {
  private struct Pending {
    var isHurried = false
    var hasConnectionEnded = false
  }

  /// Rings at each call.
  let signal = Signal()
  private let pending = Mutex(Pending())

  /// There are new events.
  func nudge() { signal.raise() }

  /// Everything is wanted at the district now.
  func hurry() {
    pending.withLock { $0.isHurried = true }
    signal.raise()
  }

  /// The kept connection ended by itself.
  func connectionEnded() {
    pending.withLock { $0.hasConnectionEnded = true }
    signal.raise()
  }

  /// What was called since the last time; told once.
  func take() -> [ForwardingState.Input] {
    let taken = pending.withLock { pending in
      defer { pending = Pending() }
      return pending
    }
    return (taken.hasConnectionEnded ? [.connectionEnded] : []) + (taken.isHurried ? [.hurried] : [])
  }
}
