public import StationCore
import Synchronization

extension LedgerStore: EventOutboxes {
  /// The earlier ledgers of which the district has not everything, oldest first, and then the current one.
  ///
  /// - Throws: ``LedgerFailure``.
  public func outboxes() throws -> [any EventOutbox] {
    let current = current
    var boxes: [any EventOutbox] = []
    for ledger in earlier where try unsent(of: ledger) > 0 {
      guard let id = ledger.id, let head = ledger.head, let reader = try reader(of: ledger) else { continue }
      boxes.append(
        EarlierOutbox(
          source: EventSource(station: station, ledger: id), head: head, reader: reader, current: current))
    }
    return boxes + [CurrentOutbox(ledger: current, store: self)]
  }

  /// The district has other events of a ledger than this station: an old backup was put in the place of a newer ledger.
  ///
  /// A ledger that began for this very reason is not doubted again: a person must look at a district that never agrees.
  public func differs(_ source: EventSource, from sequence: Int64, problem: String) {
    guard state.withLock({ $0.earlier.last?.reason }) != .restored else { return }
    note(Finding(source: source, reason: .restored, problem: problem, differsFrom: sequence))
  }
}
