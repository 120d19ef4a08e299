import Ledger
import LocalAPI
import StationCore

/// Where reports and proofs are read from the ledger, beside the taps: a tap never waits for a long report.
actor ReportDesk {
  private let store: LedgerStore
  private var opened: LedgerReader?
  /// The reader of the store's ledger beside which ours was opened.
  private var openedBeside: LedgerReader?
  private let calendar: StationCalendar
  private let thread = WorkThread()

  nonisolated var unownedExecutor: UnownedSerialExecutor { thread.asUnownedSerialExecutor() }

  /// A desk with a connection of its own to the current ledger of a store.
  init(store: LedgerStore, calendar: StationCalendar) {
    self.store = store
    self.calendar = calendar
  }

  /// The figures of the days from first to last.
  func report(from: CivilDate, to: CivilDate, by step: UsagePeriod.Step?) -> Result<Reply, Problem> {
    answer { reader throws(LedgerFailure) in
      var report = try reader.report(
        from: from, to: to, by: step, calendar: calendar, earlier: store.readable())
      report.unsent = try store.unsent()
      return .report(report)
    }
  }

  /// The corrections of what happened in the days from first to last, behind a sequence: a page of them.
  func corrections(from: CivilDate, to: CivilDate, after: Int64) -> Result<Reply, Problem> {
    answer { reader throws(LedgerFailure) in
      .corrections(
        try reader.corrections(from: from, to: to, after: after, limit: Self.correctionsAPage, calendar: calendar))
    }
  }

  private static let correctionsAPage = 200

  /// What of the ledger has had its time; `nil` where nothing has.
  func pruning(_ plan: RetentionPlan) throws(LedgerFailure) -> Pruning? {
    try Pruning(plan, of: reader(), earlier: store.readable(), calendar: calendar)
  }

  /// The canonical CloudEvents behind a sequence, with their moments.
  func events(after: Int64, limit: Int) -> Result<Reply, Problem> {
    answer { reader throws(LedgerFailure) in
      let records = try reader.events(after: after, limit: limit)
      return .events(
        zip(records, try reader.moments(of: records)).map { record, moment in
          EventView(
            event: String(decoding: record.canonicalBytes(source: reader.source), as: UTF8.self), moment: moment)
        })
    }
  }

  /// Recomputes the whole chain.
  func verify() -> Result<Reply, Problem> {
    answer { reader throws(LedgerFailure) in
      let (head, newest, fault) = try reader.verify()
      return .verify(VerifyReply(head: head, newest: newest, fault: fault))
    }
  }

  /// Moves what taps left in the write-ahead log into the ledger's own file, while taps go on.
  func checkpoint(_ writer: LedgerWriter) throws(LedgerFailure) {
    try writer.checkpoint(through: try reader())
  }

  private func answer(_ body: (LedgerReader) throws(LedgerFailure) -> Reply) -> Result<Reply, Problem> {
    let source = store.current.source
    do throws(LedgerFailure) {
      return .success(try body(try reader()))
    } catch {
      store.noticed(error, in: source)
      return .failure(.ledger(error.description))
    }
  }

  /// The connection, made anew where another ledger has begun, or the file was opened anew.
  private func reader() throws(LedgerFailure) -> LedgerReader {
    let current = store.current.reader
    if let opened, openedBeside === current { return opened }
    let reader = try LedgerReader(directory: store.directory)
    (opened, openedBeside) = (reader, current)
    return reader
  }
}
