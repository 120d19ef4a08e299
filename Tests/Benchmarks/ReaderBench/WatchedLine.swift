import CardReaders
import StationCore

/// A line of readers that is read, and the moments of its reports.
struct WatchedLine {
  private let running: Task<Void, Never>
  private var reports: AsyncStream<ContinuousClock.Instant>.Iterator

  init(_ device: String) {
    let (stream, told) = AsyncStream.makeStream(of: ContinuousClock.Instant.self)
    let line = ReaderLine([ReaderConfiguration(name: "bench", device: device, protocol: .line)])
    running = Task {
      await line.run { _, _ in
        told.yield(.now)
        return nil
      }
      told.finish()
    }
    reports = stream.makeAsyncIterator()
  }

  /// When the next report came.
  mutating func next() async -> ContinuousClock.Instant {
    guard let moment = await reports.next() else { preconditionFailure("a line that runs goes on reporting") }
    return moment
  }

  /// Gives the device back.
  func stop() async {
    running.cancel()
    await running.value
  }
}
