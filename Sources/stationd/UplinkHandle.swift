import Synchronization
import Uplink

/// Connects the desk, which is made first, with the uplink, which needs the desk; without a district nothing answers.
final class UplinkHandle: Sendable {
  private let uplink = Mutex<UplinkService?>(nil)

  func connect(_ uplink: UplinkService) { self.uplink.withLock { $0 = uplink } }

  /// Tells the uplink that there is something to send; never waits.
  func nudge() { uplink.withLock { $0 }?.nudge() }

  /// Has everything unsent sent now; never waits.
  func hurry() { uplink.withLock { $0 }?.hurry() }

  /// When events are next sent or tried again, in milliseconds since 1970-01-01T00:00:00Z.
  func nextAttempt() -> Int64? { uplink.withLock { $0 }?.nextAttempt() }
}
