import TestSupport

/// Which lasting troubles a simulated world has, beside those of the moment.
struct SimulatedTroubles {
  /// The district takes small batches only.
  let hasLimits: Bool
  /// The district does not take a certain event until the end of the troubles.
  let hasPoison: Bool
  /// The district's disk is now and then replaced by an older copy.
  ///
  /// A station that removed the events, or has done with their ledger, could not send them again.
  let hasLoss: Bool
  /// The station goes on with other ledgers, and removes what the district has.
  let hasSuccession: Bool

  init(using generator: inout SeededGenerator) {
    hasLimits = Int.random(in: 0..<4, using: &generator) == 0
    hasPoison = Int.random(in: 0..<4, using: &generator) == 0
    hasLoss = Int.random(in: 0..<3, using: &generator) == 0
    hasSuccession = !hasLoss && Bool.random(using: &generator)
  }
}
