import FoundationEssentials
import GRDB
public import StationCore

/// Recomputes the chain.
extension LedgerReader {
  /// How many events are read at a time: nothing that writes waits for a long verification.
  private static let page = 10_000

  /// How many of the newest events are checked before the ledger is used.
  static let tail: Int64 = 1_000

  /// How far the ledger is known to have reached: the cursor, and the newest event when it was last marked.
  private struct Marks {
    var acknowledged: Int64 = 0
    var marked: Int64 = 0
    var mark: ChainHash?

    /// The newest sequence that must be there.
    var reached: Int64 { max(acknowledged, marked) }
  }

  /// Recomputes the whole chain.
  ///
  /// - Parameters:
  ///   - last: the sequence at which to stop; by default the newest.
  ///   - progress: told now and then how many events were checked, and of how many.
  /// - Returns: how far it is whole, the newest sequence there is, and the first fault, if any.
  /// - Throws: ``LedgerFailure`` where the file cannot be used for another reason than what is in it.
  public func verify(
    through last: Int64 = .max, progress: (_ checked: Int64, _ all: Int64) -> Void = { _, _ in }
  ) throws(LedgerFailure) -> (head: ChainHead, newest: Int64, fault: ChainFault?) {
    let base = try base()?.head ?? ChainHead(emptyLedgerOf: source)
    let (verifier, newest, fault) = try verify(behind: base, through: last, progress: progress)
    if let fault { return (verifier.head, newest, fault) }
    if let fault = verifier.beginningFault(acknowledged: try acknowledged()) { return (base, newest, fault) }
    return (verifier.head, newest, nil)
  }

  /// Checks the newest events, and that as many are there as the ledger is known to have had.
  func verifyTail() throws(LedgerFailure) -> ChainFault? {
    let newest: Int64
    do { newest = try head().sequence } catch {
      guard error.isDamage else { throw error }
      return .unreadable(sequence: 1, problem: error.message)
    }
    let beginning = try base()?.head
    var base = beginning ?? ChainHead(emptyLedgerOf: source)
    if newest - base.sequence > Self.tail {
      let first = newest - Self.tail
      guard let before = try events(after: first - 1, limit: 1).first, before.sequence == first else {
        return .gap(expected: first, found: first + 1)
      }
      base = ChainHead(sequence: first, hash: before.hash)
    }
    return try verify(behind: base) { _, _ in }.fault
  }

  /// Recomputes the chain behind a head that can be relied on.
  func verify(
    behind base: ChainHead, through last: Int64 = .max, progress: (_ checked: Int64, _ all: Int64) -> Void
  ) throws(LedgerFailure) -> (verifier: ChainVerifier, newest: Int64, fault: ChainFault?) {
    var verifier = ChainVerifier(source: source, continuing: base)
    var newest = base.sequence
    do {
      let marks = try marks()
      newest = try head().sequence
      let end = min(newest, last)
      while verifier.head.sequence < end {
        let before = verifier.head.sequence
        try forEach(after: before, limit: Int(min(Int64(Self.page), end - before))) { record in
          try verifier.check(record)
          if record.sequence == marks.marked, record.hash != marks.mark {
            throw ChainFault.wrongHash(sequence: record.sequence)
          }
        }
        progress(verifier.head.sequence, end)
        if verifier.head.sequence == before { throw ChainFault.gap(expected: before + 1, found: newest) }
      }
      if last >= newest, marks.reached > newest { throw ChainFault.truncated(expected: marks.reached, found: newest) }
      return (verifier, newest, nil)
    } catch let fault as ChainFault {
      return (verifier, newest, fault)
    } catch {
      let failure = LedgerFailure(error)
      guard failure.isDamage || failure.isOfTheDisk else { throw failure }
      let problem = if case .damagedRow = failure { "a field is not what it should be" } else { failure.message }
      return (verifier, newest, .unreadable(sequence: verifier.head.sequence + 1, problem: problem))
    }
  }

  private func marks() throws(LedgerFailure) -> Marks {
    try read { db in
      // A ledger of an earlier version has no marks.
      guard let row = try Row.fetchOne(db, sql: "SELECT * FROM cursor") else { return Marks() }
      return Marks(
        acknowledged: row["acknowledged"] ?? 0, marked: row["marked"] ?? 0,
        mark: (row["mark"] as Data?).flatMap { ChainHash(bytes: Array($0)) })
    }
  }
}
