import Testing

@testable import Uplink

@Suite struct ForwardingSimulationTests {
  @Test func everythingArrivesOnceWhateverGoesWrong() {
    for seed in 0..<1_500 as Range<UInt64> {
      var simulation = ForwardingSimulation(seed: seed)
      simulation.run()
      let times = simulation.district.storedTimes
      let whole = (1...simulation.total).allSatisfy { times[$0] == 1 } && times.count == Int(simulation.total)
      #expect(simulation.faults.isEmpty, "seed \(seed): \(simulation.faults)")
      #expect(whole, "seed \(seed): gaps or duplicates")
      #expect(Set(simulation.setAside).subtracting([simulation.poison ?? 0]).isEmpty, "seed \(seed)")
      // Bounded effort: no loop without waiting.
      #expect(simulation.attempts < 20_000, "seed \(seed): \(simulation.attempts) attempts")
      if !simulation.faults.isEmpty || !whole { break }
    }
  }
}
