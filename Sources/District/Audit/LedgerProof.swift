import StationCore

/// Proves one stored ledger, event by event, without keeping any of them.
struct LedgerProof: Sendable {
  /// How far the chain was found whole.
  private(set) var head: ChainHead
  /// What is wrong with the chain, at the first event that does not fit; the proof ends there.
  private(set) var broken: ChainFault?
  /// The first event that claims to be earlier than the one before it: its seal fits, but its station's clock was wrong.
  private(set) var firstTimeRunningBack: Int64?
  /// How many such events there are.
  private(set) var timesRunningBack = 0
  /// The first event that stands at another moment, or corrects another event, in the store than the events tell.
  private(set) var firstMiscounted: Int64?
  /// What the ledger says of the one that it continues.
  private(set) var beginning: LedgerBegan?

  private let source: EventSource
  private var verifier: ChainVerifier
  private var moments = MomentAudit()

  /// Begins at an empty ledger.
  init(source: EventSource) {
    self.source = source
    verifier = ChainVerifier(source: source)
    head = verifier.head
  }

  /// Takes the next stored event in; what follows a broken event changes nothing.
  mutating func take(_ record: EventRecord, stored: StoredDerivation) {
    guard broken == nil else { return }
    do throws(ChainFault) { try verifier.check(record) } catch {
      guard case .timeRunsBack = error else { return broken = error }
      timesRunningBack += 1
      firstTimeRunningBack = firstTimeRunningBack ?? record.sequence
      verifier = ChainVerifier(
        source: source, continuing: ChainHead(sequence: record.sequence, hash: record.hash))
    }
    head = ChainHead(sequence: record.sequence, hash: record.hash)
    if record.sequence == 1, case .ledgerBegan(let began)? = EventBody(record: record) { beginning = began }
    let misplaced = stored.correction == CorrectionColumns(record) ? nil : record.sequence
    let wrong = [firstMiscounted, moments.take(record, stored: stored), misplaced]
    firstMiscounted = wrong.compactMap { $0 }.min()
  }

  /// Takes in a row that cannot be read as an event.
  mutating func takeUnreadable(_ sequence: Int64, problem: String) {
    guard broken == nil else { return }
    broken =
      sequence == head.sequence + 1
      ? .unreadable(sequence: sequence, problem: problem) : .gap(expected: head.sequence + 1, found: sequence)
  }

  /// Ends the proof: all rows were taken in.
  ///
  /// - Parameters:
  ///   - storedHead: how far the district has acknowledged the ledger to the station.
  ///   - continues: how the ledger that this one continues fits, where it continues one.
  /// - Returns: what the proof came to.
  func verdict(storedHead: ChainHead, continues: LedgerContinuation?) -> LedgerAudit {
    var ended = moments
    let faults = [broken, firstTimeRunningBack.map { .timeRunsBack(sequence: $0) }].compactMap { $0 }.map {
      ($0.sequence, $0.description)
    }
    let miscounted = [firstMiscounted, ended.finish()].compactMap { $0 }.min().map {
      ($0, "event \($0) is counted otherwise than it tells: what reports find it by was changed")
    }
    let misfit = continues?.problem.map { (Int64(1), $0) }
    let ending = broken == nil ? endProblem(storedHead) : nil
    let first = (faults + [miscounted, misfit, ending].compactMap { $0 }).min { $0.0 < $1.0 }
    return LedgerAudit(
      ledger: source.ledger.description, ok: first == nil, lastSequence: storedHead.sequence,
      wholeThrough: head.sequence, head: head.hash.description, firstBad: first?.0, problem: first?.1,
      timesRunningBack: timesRunningBack, continues: continues)
  }

  private func endProblem(_ stored: ChainHead) -> (Int64, String)? {
    if head.sequence < stored.sequence {
      let fault = ChainFault.truncated(expected: stored.sequence, found: head.sequence)
      return (fault.sequence, fault.description)
    }
    if head.sequence > stored.sequence {
      return (
        stored.sequence + 1,
        "event \(stored.sequence + 1) is there, but the district has acknowledged events only up to \(stored.sequence)"
      )
    }
    let fault = ChainFault.wrongHash(sequence: stored.sequence)
    return head == stored ? nil : (fault.sequence, fault.description)
  }
}
