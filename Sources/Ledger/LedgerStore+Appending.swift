public import StationCore
import Synchronization

extension LedgerStore {
  /// Appends events in one transaction and returns them once they are on the disk.
  ///
  /// Where the ledger fails in a way that another can mend, that other is begun, and they are recorded there: look at
  /// the source of ``current`` to see it.
  /// - Throws: ``LedgerFailure``; then none of them is in a ledger. ``LedgerFailure/newLedger`` where they belong to a
  ///   visit of a ledger that had to be set aside.
  public func append(_ bodies: [EventBody], at reading: ClockReading) throws(LedgerFailure) -> [EventRecord] {
    if try attend(at: reading), !Self.standAlone(bodies) { throw .newLedger }
    let (ledger, head) = state.withLock { ($0.current, $0.head) }
    do {
      return try append(bodies, to: ledger, behind: head, at: reading)
    } catch {
      guard error.isDamage || error.isOfTheDisk else { throw error }
      return try append(bodies, after: error, of: ledger, at: reading)
    }
  }

  /// Sets the current ledger aside where somebody found that it cannot go on.
  ///
  /// - Returns: whether a new ledger began.
  /// - Throws: ``LedgerFailure`` where none can be begun now.
  @discardableResult
  public func attend(at reading: ClockReading) throws(LedgerFailure) -> Bool {
    guard let finding = state.withLock({ $0.finding }) else { return false }
    guard finding.source == current.source else {
      state.withLock { $0.finding = nil }
      return false
    }
    if finding.isOfConnection, let ledger = try? reopened() {
      state.withLock { ($0.current, $0.finding) = (ledger, nil) }
      return false
    }
    try begin(because: finding.reason, problem: finding.problem, differsFrom: finding.differsFrom, at: reading)
    return true
  }

  /// Notes that the current ledger cannot go on; ``attend(at:)`` then does what is needed.
  func note(_ finding: Finding) {
    state.withLock { state in
      guard state.finding == nil, finding.source == state.current.source else { return }
      state.finding = finding
    }
  }

  private func append(
    _ bodies: [EventBody], to ledger: Ledger, behind head: ChainHead, at reading: ClockReading
  ) throws(LedgerFailure) -> [EventRecord] {
    let records = try ledger.writer.append(bodies, at: reading)
    guard let first = records.first, let last = records.last else { return [] }
    // What stands on the disk must still end with what was written last, or somebody else has written there.
    guard first.sequence == head.sequence + 1, first.hash == head.hash.next(first.canonicalBytes(source: ledger.source))
    else {
      throw .chain(
        first.sequence <= head.sequence
          ? .truncated(expected: head.sequence, found: first.sequence - 1) : .wrongHash(sequence: head.sequence + 1))
    }
    state.withLock { $0.head = ChainHead(sequence: last.sequence, hash: last.hash) }
    return records
  }

  /// Tries once more where the file, opened anew, turns out to be whole, and else begins a new ledger.
  private func append(
    _ bodies: [EventBody], after failure: LedgerFailure, of ledger: Ledger, at reading: ClockReading
  ) throws(LedgerFailure) -> [EventRecord] {
    if failure.mayBeOfConnection, let records = try? appendAnew(bodies, at: reading) { return records }
    do {
      try begin(because: .damaged, problem: failure.problem, at: reading)
    } catch {
      // Nothing can be written at all; the first failure says more than that no other ledger can be begun.
      throw failure.isOfTheDisk ? failure : error
    }
    guard Self.standAlone(bodies) else { throw .newLedger }
    let (ledger, head) = state.withLock { ($0.current, $0.head) }
    return try append(bodies, to: ledger, behind: head, at: reading)
  }

  private func appendAnew(_ bodies: [EventBody], at reading: ClockReading) throws(LedgerFailure) -> [EventRecord] {
    let ledger = try reopened()
    let records = try append(bodies, to: ledger, behind: state.withLock { $0.head }, at: reading)
    state.withLock { $0.current = ledger }
    return records
  }

  /// The current ledger's file opened anew, if all of it holds and it ends exactly where it must: a failed commit that
  /// turns up after all would otherwise be recorded twice.
  private func reopened() throws(LedgerFailure) -> Ledger {
    let (old, head) = state.withLock { ($0.current, $0.head) }
    guard DataFile.size(old.writer.path) > 0 else { throw .gone(path: old.writer.path) }
    let ledger = try Ledger(directory: directory, station: station, minting: old.source.ledger)
    guard ledger.source == old.source else { throw .gone(path: old.writer.path) }
    let found = try ledger.reader.verify()
    if let fault = found.fault { throw .chain(fault) }
    guard found.head == head else { throw .newestIsAnother(expected: head, found: found.head) }
    return ledger
  }

  /// Whether events say all by themselves: what belongs to a visit cannot go into another ledger than the visit.
  private static func standAlone(_ bodies: [EventBody]) -> Bool {
    bodies.allSatisfy { body in
      switch body {
      case .serviceUse, .correction: false
      default: true
      }
    }
  }
}
