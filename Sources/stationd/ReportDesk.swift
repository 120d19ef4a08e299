import Ledger
import LocalAPI
import StationCore

/// Where reports and proofs are read from the ledger, beside the taps: a tap never waits for a long report.
actor ReportDesk {
  private let reader: LedgerReader
  private let calendar: StationCalendar
  private let thread = WorkThread()

  nonisolated var unownedExecutor: UnownedSerialExecutor { thread.asUnownedSerialExecutor() }

  /// A desk with a connection of its own to the ledger of a data directory.
  init(directory: String, calendar: StationCalendar) throws(LedgerFailure) {
    reader = try LedgerReader(directory: directory)
    self.calendar = calendar
  }

  /// The figures of the days from first to last.
  func report(from: CivilDate, to: CivilDate) -> Result<Reply, Problem> {
    answer { () throws(LedgerFailure) in .report(try reader.report(from: from, to: to, calendar: calendar)) }
  }

  /// The canonical CloudEvents behind a sequence.
  func events(after: Int64, limit: Int) -> Result<Reply, Problem> {
    answer { () throws(LedgerFailure) in
      .events(
        try reader.events(after: after, limit: limit).map {
          String(decoding: $0.canonicalBytes(source: reader.source), as: UTF8.self)
        })
    }
  }

  /// Recomputes the whole chain.
  func verify() -> Result<Reply, Problem> {
    answer { () throws(LedgerFailure) in
      let (head, newest, fault) = try reader.verify()
      return .verify(VerifyReply(head: head, newest: newest, fault: fault))
    }
  }

  /// Moves what taps left in the write-ahead log into the ledger's own file, while taps go on.
  func checkpoint(_ writer: LedgerWriter) throws(LedgerFailure) { try writer.checkpoint(through: reader) }

  private func answer(_ body: () throws(LedgerFailure) -> Reply) -> Result<Reply, Problem> {
    do throws(LedgerFailure) { return .success(try body()) } catch { return .failure(.ledger(error.description)) }
  }
}
