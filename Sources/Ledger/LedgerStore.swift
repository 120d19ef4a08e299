public import StationCore
import Synchronization

/// The ledgers of one data directory: the current one, which grows, and the earlier ones, which are only read.
///
/// Where the current ledger turns out to be damaged, or older than what the district has of it, its files are set aside
/// whole and a new one begins that names it; what was to be recorded at that moment is recorded in the new one.
/// ``append(_:at:)`` and ``attend(at:)`` belong to one thread that may wait for the disk; everything else may be called
/// from any.
public final class LedgerStore: Sendable {
  struct State {
    var current: Ledger
    var earlier: [EarlierLedger]
    /// The newest event that this process knows to be on the disk.
    var head: ChainHead
    /// Readers of earlier ledgers that are in use.
    var readers: [LedgerID: LedgerReader] = [:]
    /// What somebody else than the appending thread found out about the current ledger.
    var finding: Finding?
  }

  /// Why the current ledger cannot go on.
  struct Finding {
    let source: EventSource
    let reason: LedgerBegan.Reason
    let problem: String
    /// The first event of which the district has another, where that is the problem.
    var differsFrom: Int64?
    /// Whether a connection to the file told it, so that the file itself is still to be looked at.
    var isOfConnection = false
  }

  /// The data directory.
  public let directory: String
  /// The ledger that was found unusable at the start and set aside; `nil` where it was opened.
  public let replacedAtStart: EarlierLedger?
  let station: StationID
  let mint: @Sendable () -> LedgerID
  let state: Mutex<State>

  /// Opens the ledgers of a data directory, or makes the first; a ledger that is damaged is set aside.
  ///
  /// - Parameters:
  ///   - directory: the data directory, which must exist.
  ///   - station: the station that the ledgers must belong to.
  ///   - reading: the clocks, for the first event of a new ledger.
  ///   - mint: makes the id of a new ledger.
  /// - Throws: ``LedgerFailure`` where nothing can be recorded here.
  public init(
    directory: String, station: StationID, at reading: ClockReading,
    minting mint: @escaping @Sendable () -> LedgerID = { LedgerStore.randomID() }
  ) throws(LedgerFailure) {
    self.directory = directory
    self.station = station
    self.mint = mint
    let beginning = LedgerBeginning(directory: directory, station: station)
    let before = LedgerRegister.load(directory: directory).current
    let current = try beginning.open(at: reading, minting: mint)
    let earlier = try current.reader.earlier()
    replacedAtStart =
      before == nil || before == current.source.ledger.description ? nil : earlier.last
    state = Mutex(State(current: current, earlier: earlier, head: try current.reader.head()))
  }

  /// An id from the system's randomness.
  public static func randomID() -> LedgerID {
    var generator = SystemRandomNumberGenerator()
    return .mint(using: &generator)
  }

  /// The ledger that grows.
  public var current: Ledger { state.withLock { $0.current } }

  /// The ledgers that the current one continues, oldest first.
  public var earlier: [EarlierLedger] { state.withLock { $0.earlier } }

  /// Events that the district has not acknowledged, of all ledgers.
  ///
  /// - Throws: ``LedgerFailure``.
  public func unsent() throws(LedgerFailure) -> Int64 {
    let (current, earlier, head) = state.withLock { ($0.current, $0.earlier, $0.head) }
    var unsent = head.sequence - (try current.reader.acknowledged())
    for ledger in earlier { unsent += try self.unsent(of: ledger, in: current) }
    return unsent
  }

  /// Events of an earlier ledger that can be relied on and that the district has not acknowledged.
  ///
  /// - Throws: ``LedgerFailure``.
  public func unsent(of ledger: EarlierLedger) throws(LedgerFailure) -> Int64 { try unsent(of: ledger, in: current) }

  private func unsent(of ledger: EarlierLedger, in current: Ledger) throws(LedgerFailure) -> Int64 {
    guard let id = ledger.id, let head = ledger.head else { return 0 }
    return max(0, head.sequence - (try current.reader.acknowledged(of: id)))
  }

  /// The newest event of a ledger that is, or was, the current one; without asking the file while it is.
  func newest(of ledger: Ledger) throws(LedgerFailure) -> Int64 {
    let known = state.withLock { $0.current.source == ledger.source ? $0.head.sequence : nil }
    return if let known { known } else { try ledger.reader.head().sequence }
  }

  /// A reader of an earlier ledger; `nil` where nothing of it can be read.
  ///
  /// - Throws: ``LedgerFailure``.
  public func reader(of ledger: EarlierLedger) throws(LedgerFailure) -> LedgerReader? {
    guard let id = ledger.id, let head = ledger.head, head.sequence > 0 else { return nil }
    if let reader = state.withLock({ $0.readers[id] }) { return reader }
    let reader = try LedgerReader(settled: "\(directory)/\(EarlierLedger.place(of: id))")
    state.withLock { $0.readers[id] = reader }
    return reader
  }

  /// Somebody met a failure while reading the current ledger; damage is then attended to by ``attend(at:)``.
  public func noticed(_ failure: LedgerFailure, in source: EventSource) {
    guard failure.isDamage else { return }
    note(Finding(source: source, reason: .damaged, problem: failure.problem, isOfConnection: failure.mayBeOfConnection))
  }

  /// Recomputes the current ledger's whole chain on a connection of its own; a fault is then attended to.
  ///
  /// Takes seconds for a million events: it belongs on a thread of its own.
  /// - Returns: what is wrong, if anything.
  public func verifyCurrent() -> LedgerFailure? {
    let source = current.source
    do throws(LedgerFailure) {
      let reader = try LedgerReader(directory: directory)
      guard reader.source == source, let fault = try reader.verify().fault else { return nil }
      throw .chain(fault)
    } catch {
      noticed(error, in: source)
      return error
    }
  }

  /// Keeps in mind how far the current ledger reaches, so that events cut off behind it are missed.
  ///
  /// Called at a clean stop and at most once an hour; where there is nothing new it writes nothing.
  /// - Throws: ``LedgerFailure``.
  public func mark() throws(LedgerFailure) { try current.writer.mark() }
}
