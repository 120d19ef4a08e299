public import StationCore

/// The ledgers of a data directory as they lie there, for reading only: beside the daemon, or while it is stopped.
public struct LedgerDirectory: Sendable {
  /// The data directory.
  public let path: String
  /// The current ledger, or why it cannot be read.
  public let current: Result<LedgerReader, LedgerFailure>
  /// The ledgers that it continues, oldest first.
  public let earlier: [EarlierLedger]

  /// Looks at a data directory.
  public init(_ path: String) {
    self.path = path
    let register = LedgerRegister.load(directory: path)
    var earlier = register.earlier
    do throws(LedgerFailure) {
      let reader = try LedgerReader(directory: path)
      current = .success(reader)
      if let told = try? reader.earlier() { earlier = told }
    } catch {
      current = .failure(error)
    }
    // A change of ledgers that a power cut interrupted is made good when stationd starts; until then it is told.
    if let succession = register.succession { earlier = succession.before + [succession.previous] }
    self.earlier = earlier
  }

  /// A reader of an earlier ledger; `nil` where nothing of it can be read.
  ///
  /// - Throws: ``LedgerFailure``.
  public func reader(of ledger: EarlierLedger) throws(LedgerFailure) -> LedgerReader? {
    guard let id = ledger.id, let head = ledger.head, head.sequence > 0 else { return nil }
    return try LedgerReader(settled: "\(path)/\(EarlierLedger.place(of: id))")
  }

  /// Recomputes the part of an earlier ledger that is relied on, and compares its end with what was noted of it.
  ///
  /// - Returns: what is wrong; `nil` where it is whole, also where nothing of it was ever relied on.
  /// - Throws: ``LedgerFailure`` where it cannot be read.
  public func verify(
    _ ledger: EarlierLedger, progress: (_ checked: Int64, _ all: Int64) -> Void = { _, _ in }
  ) throws(LedgerFailure) -> ChainFault? {
    guard let head = ledger.head, let reader = try reader(of: ledger) else { return nil }
    let (reached, newest, fault) = try reader.verify(through: head.sequence, progress: progress)
    if reached.sequence < head.sequence {
      return fault ?? .truncated(expected: head.sequence, found: newest)
    }
    return reached == head ? nil : .wrongHash(sequence: head.sequence)
  }
}
