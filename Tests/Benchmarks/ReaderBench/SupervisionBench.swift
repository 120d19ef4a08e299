import CardReaders
import Glibc
import ReaderSimulator
import StationCore

/// How soon supervision hears bytes, a pulled plug and a reader that is back, through a real pseudo-terminal.
struct SupervisionBench {
  private static let cards = 2_000
  private static let rounds = 5
  /// One more, and the plug would be called a bad one.
  private static let plugsARound = 3

  private let link = "/tmp/reader-bench-\(getpid())"
  private var latencies: [Double] = []
  private var losses: [Double] = []
  private var finds: [Double] = []
  private var absent = 0.0

  mutating func figures() async throws -> [BenchFigure] {
    let simulator = try await SimulatedReader(
      SimulatedLine(try ReaderProtocol.line.makeReaders(SimulatorSettings()), seed: 1), link: link)
    for round in 0..<Self.rounds {
      var line = WatchedLine(link)
      _ = await line.next()
      if round == 0 { try await measureTaps(simulator, &line) }
      try await measurePlugs(simulator, &line)
      if round == 0 {
        await simulator.unplug()
        _ = await line.next()
        absent = try await share(of: .seconds(5))
        try await simulator.replug()
      }
      await line.stop()
    }
    await simulator.unplug()
    return [
      quantile("last byte to the tap, p50", 0.5, latencies), quantile("last byte to the tap, p99", 0.99, latencies),
      quantile("pulled plug to the news, worst", 1, losses), quantile("plug back to usable, worst", 1, finds),
      BenchFigure(name: "reader: processor while absent", unit: "% of a core", station: absent),
    ]
  }

  private mutating func measureTaps(_ simulator: SimulatedReader, _ line: inout WatchedLine) async throws {
    for number in 0..<Self.cards {
      let sent = ContinuousClock.now
      try await simulator.send(Array("\(100_000 + number)\r".utf8))
      latencies.append((await line.next() - sent) / .milliseconds(1))
    }
  }

  private mutating func measurePlugs(_ simulator: SimulatedReader, _ line: inout WatchedLine) async throws {
    for _ in 0..<Self.plugsARound {
      let pulled = ContinuousClock.now
      await simulator.unplug()
      losses.append((await line.next() - pulled) / .milliseconds(1))
      // Long enough for the waits between tries to have grown as far as they do.
      try await Task.sleep(for: .seconds(7))
      let plugged = ContinuousClock.now
      try await simulator.replug()
      finds.append((await line.next() - plugged) / .milliseconds(1))
    }
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
    getrusage(RUSAGE_SELF.rawValue, &usage)
    return [usage.ru_utime, usage.ru_stime].map { Double($0.tv_sec) + Double($0.tv_usec) / 1e6 }.reduce(0, +)
  }
}
