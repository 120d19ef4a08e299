/// Bytes on their way to a device that may take them slowly, or never.
struct LineOutput {
  /// What is kept for a device that takes nothing; the rest is not sent.
  static let limit = 4_096
  /// How long a device may take nothing; an answer that old would be heard by the next person.
  static let patience = Duration.seconds(2)

  private var waiting: [UInt8] = []
  private var progress: ContinuousClock.Instant?
  /// Whether the device took nothing for ``patience``; nothing more is queued then.
  private(set) var isStuck = false

  /// Whether nothing waits.
  var isEmpty: Bool { waiting.isEmpty }

  /// When ``timePassed(at:)`` is to be called.
  var wakeAt: ContinuousClock.Instant? { waiting.isEmpty ? nil : progress.map { $0 + Self.patience } }

  /// Queues the bytes behind those that wait, all of them or none.
  mutating func append(_ bytes: [UInt8], at now: ContinuousClock.Instant) {
    guard !isStuck, waiting.count + bytes.count <= Self.limit else { return }
    if waiting.isEmpty { progress = now }
    waiting += bytes
  }

  /// Sends what the line takes now.
  mutating func send(to line: any SerialLine, at now: ContinuousClock.Instant) {
    guard !waiting.isEmpty else { return }
    let count = line.write(waiting)
    guard count > 0 else { return }
    waiting.removeFirst(count)
    progress = now
  }

  /// Drops what the device did not take in time; whether it is stuck from now on.
  mutating func timePassed(at now: ContinuousClock.Instant) -> Bool {
    guard let wakeAt, now >= wakeAt else { return false }
    waiting = []
    isStuck = true
    return true
  }
}
