import DistrictProtocol
import Logging
import StationCore
import Synchronization

/// Keeps programme and roster those of the district: does what ``DocumentSchedule`` decides.
final class DocumentKeeper: Sendable {
  private let check: DocumentCheck
  private let board: ContactBoard
  private let clock: SteadyClock
  private let signal = Signal()
  private let schedule: Mutex<DocumentSchedule>

  init(check: DocumentCheck, board: ContactBoard, clock: SteadyClock, period: Int64) {
    self.check = check
    self.board = board
    self.clock = clock
    schedule = Mutex(DocumentSchedule(at: clock.now(), period: period))
  }

  /// The district named its versions; where they are news, a check is made at once.
  func announced(_ versions: DocumentVersions) {
    let inForce = DocumentVersions(
      programme: check.documents.programmeVersion(), roster: check.documents.roster.point?.version)
    if schedule.withLock({ $0.announced(versions, inForce: inForce, at: clock.now()) }) { signal.raise() }
  }

  /// Runs until cancelled.
  func run() async {
    while !Task.isCancelled {
      let due = schedule.withLock { $0.due }
      let now = clock.now()
      guard due <= now else {
        _ = await signal.wait(milliseconds: due - now)
        continue
      }
      schedule.withLock { $0.began() }
      let outcome = await check.run()
      guard !Task.isCancelled else { return }
      settle(outcome)
      await board.note(outcome.result, of: .documents)
    }
  }

  private func settle(_ outcome: DocumentCheck.Outcome) {
    var generator = SystemRandomNumberGenerator()
    let now = clock.now()
    schedule.withLock { schedule in
      switch outcome.result {
      case .fine: schedule.succeeded(at: now, using: &generator)
      case .doubtful where outcome.isSettled: schedule.succeeded(at: now, using: &generator)
      case .unreachable: schedule.failed(.prompt, retryAfter: outcome.retryAfter, at: now, using: &generator)
      case .doubtful, .refused:
        schedule.failed(.patient, retryAfter: outcome.retryAfter, at: now, using: &generator)
      }
    }
  }
}
