import Dispatch

/// Watches a pseudo-terminal for bytes and the clock for an instant, until it is let go.
final class TerminalWatch {
  private let bytes: any DispatchSourceRead
  private let time: any DispatchSourceTimer

  /// Calls back on the queue when bytes came and when the time is there.
  init(_ terminal: PseudoTerminal, queue: DispatchQueue, wake: @escaping @Sendable () -> Void) {
    bytes = DispatchSource.makeReadSource(fileDescriptor: terminal.descriptor, queue: queue)
    time = DispatchSource.makeTimerSource(queue: queue)
    bytes.setEventHandler(handler: wake)
    time.setEventHandler(handler: wake)
    // The terminal must outlive the watching of its descriptor, and is closed with it.
    bytes.setCancelHandler { _ = terminal }
    bytes.activate()
    time.activate()
  }

  deinit {
    bytes.cancel()
    time.cancel()
  }

  /// Wakes at the instant and at no other; never for `nil`.
  func wake(at instant: ContinuousClock.Instant?) {
    guard let instant else { return time.schedule(deadline: .distantFuture) }
    let left = max(.zero, instant - .now).components
    let nanoseconds = left.seconds * 1_000_000_000 + left.attoseconds / 1_000_000_000
    time.schedule(deadline: .now() + .nanoseconds(Int(nanoseconds)))
  }
}
