import Ledger
import LocalAPI
import Logging
import StationCore
import Uplink

/// What keepers correct.
extension CheckInDesk {
  /// Records a correction, unless it is refused.
  func correct(_ order: CorrectionOrder) -> Result<Reply, Problem> {
    let now = clock()
    do throws(LedgerFailure) {
      let rule = CorrectionRule(
        try store.current.reader.facts(for: order), programme: documents.programme, calendar: settings.calendar,
        now: clockState.moment(at: now).milliseconds)
      let correction: Correction
      do { correction = try rule.decide(order) } catch { return .failure(.correction(error)) }
      let sequence = try append(.correction(correction), at: now).sequence
      tellStation()
      guard let entry = try store.current.reader.correction(sequence) else {
        return .failure(.ledger("correction \(sequence) is recorded, but it cannot be read back"))
      }
      return .success(.corrected(entry))
    } catch {
      logger.error("a correction could not be recorded", metadata: ["problem": "\(error)"])
      return .failure(.ledger(error.description))
    }
  }
}
