import Glibc
import Ledger
import Logging
import StationCore

/// What becomes of the desk when its ledger cannot go on and another begins.
extension CheckInDesk {
  /// The ledger that grows.
  var ledger: Ledger { store.current }

  /// Whether the desk still answers and its ledger can be read; asked by the watchdog.
  func isWell() -> Bool {
    let ledger = ledger
    do throws(LedgerFailure) {
      _ = try ledger.reader.acknowledged()
      return true
    } catch {
      store.noticed(error, in: ledger.source)
      attendToLedger()
      // A restart would not mend the disk, and taps would no longer be told what to do.
      return !error.isDamage || store.current.source != ledger.source
    }
  }

  /// Begins a new ledger where somebody found that the current one cannot go on.
  func attendToLedger() {
    do throws(LedgerFailure) {
      try store.attend(at: clock())
    } catch {
      logger.error("no new ledger could be begun", metadata: ["problem": "\(error)"])
    }
    noticeLedger()
  }

  /// Takes in that another ledger has begun: its visits count from one, so the open ones are over.
  func noticeLedger() {
    guard store.current.source != source else { return }
    source = store.current.source
    if let last = store.earlier.last { Self.tellSetAside(last, logger) }
    do throws(LedgerFailure) {
      let memory = try DeskMemory(
        of: store, calendar: settings.calendar, repeatMinutes: stationSettings.repeatMinutes, at: clock())
      (admission, newest, clockState) = (memory.admission, memory.newest, memory.clock)
      (today, earlierCheckInsToday) = (memory.today, memory.earlierCheckIns)
    } catch {
      logger.error("the new ledger cannot be read", metadata: ["problem": "\(error)"])
      admission = Admission(repeatMinutes: stationSettings.repeatMinutes)
      clockState = ClockState()
    }
    codes.newLedgerBegan()
    ledgerConcerns = Self.concerns(of: store)
    uplink.nudge()
    tellStation()
  }

  /// Tells the log of a ledger that could not go on.
  static func tellSetAside(_ ledger: EarlierLedger, _ logger: Logger) {
    logger.error(
      "the ledger was set aside and a new one begun; nothing may be deleted, call the technician",
      metadata: [
        "ledger": "\(ledger.id?.description ?? "unknown")", "reason": "\(ledger.reason.rawValue)",
        "problem": "\(ledger.problem ?? "none")", "place": "\(ledger.evidence ?? "none")",
      ])
  }

  /// Whether files that were set aside still wait for somebody to look at them.
  static func concerns(of store: LedgerStore) -> [StationConcern] {
    let isWaiting = store.earlier.contains { ledger in
      ledger.evidence.map { access("\(store.directory)/\($0)", F_OK) == 0 } ?? false
    }
    return isWaiting ? [.ledgerSetAside] : []
  }

  /// Keeps in mind how far the ledger reaches, once an hour.
  func markLedger(at now: ClockReading) {
    guard now.sinceBootMilliseconds - markedAt >= 3_600_000 else { return }
    markedAt = now.sinceBootMilliseconds
    do { try store.mark() } catch {
      logger.error("the ledger's newest event could not be marked", metadata: ["problem": "\(error)"])
    }
  }
}
