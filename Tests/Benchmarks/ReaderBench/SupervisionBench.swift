import CardReaders
import Glibc
import ReaderSimulator
import StationCore

/// How soon supervision hears bytes, a pulled plug and a reader that is back, through a real pseudo-terminal.
struct SupervisionBench {
  private static let cards = 2_000
  private static let plugs = 20

  func figures() async throws -> [BenchFigure] {
    let link = "/tmp/reader-bench-\(getpid())"
    let simulator = try SimulatedReader(protocol: .line, link: link)
    let (news, told) = AsyncStream.makeStream(of: (ReaderReport, ContinuousClock.Instant).self)
    let line = ReaderLine([ReaderConfiguration(name: "bench", device: link, protocol: .line)])
    let running = Task {
      await line.run { _, report in
        told.yield((report, .now))
        return nil
      }
    }
    defer { running.cancel() }
    var reports = news.makeAsyncIterator()
    _ = await reports.next()

    var latencies: [Double] = []
    for number in 0..<Self.cards {
      let sent = ContinuousClock.now
      try await simulator.send(Array("\(100_000 + number)\r".utf8))
      guard let (_, heard) = await reports.next() else { break }
      latencies.append((heard - sent) / .milliseconds(1))
    }
    var losses: [Double] = []
    var finds: [Double] = []
    for _ in 0..<Self.plugs {
      let pulled = ContinuousClock.now
      await simulator.unplug()
      guard let (_, lost) = await reports.next() else { break }
      losses.append((lost - pulled) / .milliseconds(1))
      // Longer than any limit on what is told of a bad plug.
      try await Task.sleep(for: .seconds(2))
      let plugged = ContinuousClock.now
      try await simulator.replug()
      guard let (_, found) = await reports.next() else { break }
      finds.append((found - plugged) / .milliseconds(1))
      try await Task.sleep(for: .milliseconds(200))
    }
    await simulator.unplug()
    _ = await reports.next()
    let absent = try await share(of: .seconds(5))
    return [
      quantile("last byte to the tap, p50", 0.5, latencies), quantile("last byte to the tap, p99", 0.99, latencies),
      quantile("pulled plug to the news, worst", 1, losses), quantile("plug back to usable, worst", 1, finds),
      BenchFigure(name: "reader: processor while absent", unit: "% of a core", station: absent),
    ]
  }

  private func quantile(_ name: String, _ share: Double, _ values: [Double]) -> BenchFigure {
    let ordered = values.sorted()
    let position = max(0, Int((share * Double(ordered.count)).rounded(.up)) - 1)
    return BenchFigure(name: "reader: \(name)", unit: "ms", station: ordered.isEmpty ? .nan : ordered[position])
  }

  /// The processor time of the whole process in so much time, in percent.
  private func share(of time: Duration) async throws -> Double {
    let before = processorSeconds()
    try await Task.sleep(for: time)
    return (processorSeconds() - before) / (time / .seconds(1)) * 100
  }

  private func processorSeconds() -> Double {
    var usage = rusage()
    getrusage(RUSAGE_SELF, &usage)
    return [usage.ru_utime, usage.ru_stime].map { Double($0.tv_sec) + Double($0.tv_usec) / 1e6 }.reduce(0, +)
  }
}
