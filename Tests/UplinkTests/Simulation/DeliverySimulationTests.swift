import Foundation
import Testing

@testable import Uplink

/// Every event once, in order, without a gap, whatever goes wrong on the way.
///
/// `WARMSTATION_SIMULATIONS` is how many worlds are run, `WARMSTATION_SIMULATION_SEED` the seed of the first.
@Suite struct DeliverySimulationTests {
  private static func variable(_ name: String) -> UInt64? {
    ProcessInfo.processInfo.environment[name].flatMap { UInt64($0) }
  }

  @Test func everythingArrivesOnceWhateverGoesWrong() {
    let first = Self.variable("WARMSTATION_SIMULATION_SEED") ?? 1
    let count = Self.variable("WARMSTATION_SIMULATIONS") ?? 150
    var (attempts, events) = (0, 0)
    for seed in first..<first + count {
      var simulation = DeliverySimulation(seed: seed)
      simulation.run()
      #expect(simulation.faults.isEmpty, "seed \(seed), \(simulation.policy): \(simulation.faults)")
      // No loop without waiting.
      #expect(simulation.attempts < 5_000, "seed \(seed): \(simulation.attempts) attempts")
      if !simulation.faults.isEmpty { break }
      attempts += simulation.attempts
      events += simulation.station.ledgers.reduce(0) { $0 + $1.records.count }
    }
    print("simulated worlds \(first)…\(first + count - 1): \(events) events in \(attempts) batches")
  }
}
