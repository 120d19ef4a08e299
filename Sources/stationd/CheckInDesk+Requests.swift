import Ledger
import LocalAPI
import StationCore
import Uplink

extension CheckInDesk: RequestHandler {
  /// Answers one request of the local API.
  nonisolated func answer(_ request: Request) async -> Result<Reply, Problem> {
    switch request {
    case .status: return await status()
    case .roster: return .success(.roster(RosterReply(documents.roster.summary)))
    case .programme: return .success(await programme())
    case .signIn(let keeper, let pin): return await keepers.signIn(keeper, pin)
    case .guest: return await guest()
    case .use(let visit, let service): return await use(service, in: visit)
    case .undo(let visit): return await undo(in: visit)
    case .forward: return forward()
    case .subscribe: return .success(.subscribed)
    case .watchReaders: return .success(.watching)
    case .correct(let order): return await correct(order)
    case .corrections(let from, let to, let after):
      return await reports.corrections(from: from, to: to, after: after)
    case .report(let from, let to, let step): return await reports.report(from: from, to: to, by: step)
    case .events(let after, let limit): return await reports.events(after: after, limit: limit)
    case .verify: return await reports.verify()
    }
  }

  private func status() -> Result<Reply, Problem> {
    do throws(LedgerFailure) {
      return .success(
        .status(
          StatusReply(
            station: ledger.source.station.description, name: settings.name,
            ledger: ledger.source.ledger.description, lastSequence: try ledger.reader.head().sequence,
            acknowledgedSequence: try ledger.reader.acknowledged(),
            setAside: try ledger.reader.setAsideCount(), setAsideEvents: try setAsideEvents(),
            setAsideLedgers: try setAsideLedgers(),
            readers: settings.readers.map { reader in
              let state = state(of: reader)
              let finding = findings[reader.name]
              return StatusReply.Reader(
                name: reader.name, device: reader.device, protocol: finding?.protocol ?? reader.protocol,
                configured: reader.protocol, speed: finding?.speed ?? reader.usualSpeed, state: state.word,
                problem: state.problem)
            },
            clock: StatusReply.Clock(trusted: now().isTrusted),
            disk: StatusReply.Disk(free: reserve.disk?.free ?? 0, state: diskState),
            programme: StatusReply.ProgrammeState(
              version: documents.programme.version, roster: documents.rosterVersion(),
              refused: documents.refusedProgramme().map(RefusedProgrammeView.init)),
            district: StatusReply.District(
              contact, oldestUnsent: try store.oldestUnsent()?.milliseconds, nextAttempt: uplink.nextAttempt()))))
    } catch {
      return .failure(.ledger(error.description))
    }
  }

  private nonisolated func forward() -> Result<Reply, Problem> {
    uplink.hurry()
    return .success(.forwarding)
  }

  private static let setAsideShown = 100

  private func setAsideEvents() throws(LedgerFailure) -> [SetAsideEntry] {
    try ledger.reader.setAside(limit: Self.setAsideShown).map {
      SetAsideEntry(ledger: $0.ledger, sequence: $0.sequence, reason: $0.reason)
    }
  }

  private func setAsideLedgers() throws(LedgerFailure) -> [SetAsideLedger] {
    var ledgers: [SetAsideLedger] = []
    for ledger in store.earlier {
      ledgers.append(
        SetAsideLedger(
          ledger: ledger.id?.description, reason: ledger.reason.rawValue, lastGood: ledger.head?.sequence ?? 0,
          lastSequence: ledger.newest, problem: ledger.problem, unsent: try store.unsent(of: ledger),
          path: ledger.evidence.map { "\(store.directory)/\($0)" }))
    }
    return ledgers
  }
}
