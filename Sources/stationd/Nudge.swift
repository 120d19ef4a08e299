import Synchronization

/// Connects the desk, which is made first, with the uplink, which needs the desk.
final class Nudge: Sendable {
  private let receiver = Mutex<(@Sendable () -> Void)?>(nil)

  func connect(_ receiver: @escaping @Sendable () -> Void) { self.receiver.withLock { $0 = receiver } }

  /// Tells the uplink, if there is one, that there is something to send; never waits.
  @Sendable func send() { receiver.withLock { $0 }?() }
}
