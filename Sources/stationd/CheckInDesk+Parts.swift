import Ledger
import LocalAPI
import Logging
import StationCore

/// What the parts of the station tell the desk.
extension CheckInDesk {
  /// A reader came or went, which is an event, or what it speaks is being found out, which is none.
  func reader(_ name: String, became state: ReaderState, event: EventBody? = nil) {
    readerStates[name] = state
    do {
      if let event { _ = try append(event, at: clock()) }
    } catch {
      logger.error("a reader's change could not be recorded", metadata: ["reader": "\(name)", "problem": "\(error)"])
    }
    tellStation()
  }

  /// Keys were pressed on a reader's keypad: every menu takes them as its own; they are kept nowhere.
  func keys(_ keys: String) { subscribers.tell(.keys(keys)) }

  /// It was found out what a reader speaks.
  func reader(_ name: String, identifiedAs finding: ReaderFinding) {
    findings[name] = finding
    reader(name, became: .ready)
  }

  /// The district was spoken to, or could not be.
  func district(_ contact: DistrictContact) {
    guard contact != self.contact else { return }
    if contact.state != self.contact.state || contact.problem != self.contact.problem {
      logger.notice(
        "district", metadata: ["state": "\(contact.state.rawValue)", "problem": "\(contact.problem ?? "none")"])
    }
    self.contact = contact
    tellStation()
  }

  /// Time passed: a day may have ended, the clock may have become right, the log may wait for a quiet moment.
  func tick() async {
    let now = clock()
    do {
      try recordClock(at: now)
    } catch {
      logger.error("the clock could not be recorded", metadata: ["problem": "\(error)"])
    }
    admission.forgetVisits(before: now)
    codes.forgetCodes(before: now)
    attendToLedger()
    markLedger(at: now)
    ledgerConcerns = Self.concerns(of: store)
    watchDisk(at: now)
    recordDocuments()
    tellStation()
    await checkpointIfQuiet(at: now)
  }

  /// Empties a log that holds much, beside the taps, while none is to be expected: their flushes would meet.
  private func checkpointIfQuiet(at now: ClockReading) async {
    let age = newest.map { EventAge(of: $0.time, at: EventMoment(recorded: $0.time), now: now).atLeastMilliseconds }
    guard age ?? .max >= Self.quietMilliseconds, ledger.writer.isCheckpointDue else { return }
    do {
      try await reports.checkpoint(ledger.writer)
    } catch {
      logger.warning("the ledger's log could not be emptied and is tried again", metadata: ["problem": "\(error)"])
    }
  }
}
