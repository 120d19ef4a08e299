import StationCore
import Synchronization
import TestSupport

/// The ids of new ledgers, the same in every run of a seed.
final class SeededIDs: Sendable {
  private let generator: Mutex<SeededGenerator>

  init(_ generator: SeededGenerator) { self.generator = Mutex(generator) }

  @Sendable func next() -> LedgerID { generator.withLock { LedgerID.mint(using: &$0) } }
}
