import Ledger
import StationCore

/// Measures what is read of a ledger: a day's report, and the proof of the whole chain.
struct ReadBench {
  /// One thing measured, as `Tests/Benchmarks/figures.py` takes it.
  private struct Figure: Encodable {
    let name: String
    let unit: String
    let station: Double
    var baselines: [String: Double] = [:]
  }

  let directory: String
  let day: CivilDate

  func run() throws {
    let station = try SampleStation()
    let clock = ContinuousClock()
    let reports = try (0..<21).map { _ in
      let reader = try LedgerReader(directory: directory)
      return try clock.measure { _ = try reader.report(from: day, to: day, calendar: station.calendar) }
    }
    let reader = try LedgerReader(directory: directory)
    var events: Int64 = 0
    let proof = try clock.measure {
      let (_, newest, fault) = try reader.verify()
      if let fault { throw BenchFailure.brokenChain(fault) }
      events = newest
    }
    try LedgerBench.say([
      Figure(
        name: "a day's report from \(events) events", unit: "ms", station: reports.sorted()[10] / .milliseconds(1)),
      Figure(name: "proof of a chain of \(events) events", unit: "s", station: proof / .seconds(1)),
    ])
  }
}
