import LocalAPI

/// The clients that want to hear of everything.
struct Subscribers {
  /// A client that reads slowly misses the oldest of more than this many notifications.
  static let longestQueue = 64

  private var continuations: [Int: AsyncStream<Notification>.Continuation] = [:]
  private var lastID = 0

  /// Whether nobody wants to hear.
  var isEmpty: Bool { continuations.isEmpty }

  /// A new subscriber's stream, which begins with one notification.
  mutating func add(first: Notification) -> AsyncStream<Notification> {
    let (stream, continuation) = AsyncStream.makeStream(
      of: Notification.self, bufferingPolicy: .bufferingNewest(Self.longestQueue))
    continuation.yield(first)
    lastID += 1
    continuations[lastID] = continuation
    return stream
  }

  /// Tells all, and forgets those who are gone.
  mutating func tell(_ notification: Notification) {
    for (id, continuation) in continuations {
      if case .terminated = continuation.yield(notification) { continuations[id] = nil }
    }
  }
}
