import Logging
import StationCore
import Synchronization
import X509

/// Keeps the station's certificate good: does what ``RenewalSchedule`` decides.
///
/// A renewed pair is written once, beside the one in force, and takes its place when the district has accepted it on a
/// connection. Whatever is interrupted goes on from there, or begins again; a failed try writes nothing.
final class CertificateKeeper: Sendable {
  private let identity: StationIdentity
  private let files: IdentityFiles
  private let trial: IdentityTrial
  private let board: ContactBoard
  private let clock: SteadyClock
  private let logger: Logger
  private let signal = Signal()
  private let schedule: Mutex<RenewalSchedule>

  init(
    identity: StationIdentity, files: IdentityFiles, trial: IdentityTrial, board: ContactBoard, clock: SteadyClock,
    logger: Logger
  ) {
    self.identity = identity
    self.files = files
    self.trial = trial
    self.board = board
    self.clock = clock
    self.logger = logger
    var generator = SystemRandomNumberGenerator()
    schedule = Mutex(RenewalSchedule(validity: identity.certificate.validity, using: &generator))
  }

  /// The district answered something to the certificate in force.
  func heard(_ reply: DistrictReply) {
    let isSooner = schedule.withLock {
      $0.heard(districtTime: reply.date, isRefusal: reply.status == 401, at: clock.now())
    }
    if isSooner { signal.raise() }
  }

  /// Runs until another pair is in force, or it is cancelled.
  func run(_ client: DistrictClient) async {
    var waiting = files.renewed()
    var isRefused = false
    while !Task.isCancelled {
      if let pair = waiting, !isRefused, let renewed = StationIdentity(pair) {
        guard await isTime(isUrgent: true) else { continue }
        switch await trial.run(renewed) {
        case .accepted:
          if await putInForce(pair, renewed) { return }
          waiting = files.renewed()
        case .refused(let words):
          logger.warning("the district does not accept the renewed certificate", metadata: ["reason": "\(words)"])
          isRefused = true
        case .unanswered(_, let retryAfter): failed(.prompt, retryAfter)
        }
      } else {
        guard await isTime(isUrgent: isRefused) else { continue }
        guard let pair = await renew(client, or: waiting) else { continue }
        waiting = pair
        isRefused = false
      }
    }
  }

  /// Waits for the next moment that the schedule names, and says whether something is to be done at it.
  private func isTime(isUrgent: Bool) async -> Bool {
    let now = clock.now()
    let next = schedule.withLock { $0.next(at: now, isUrgent: isUrgent) }
    guard next > now else { return true }
    _ = await signal.wait(milliseconds: next - now)
    return false
  }

  /// Asks by the pair in force, and where the district refuses that, by one that waits.
  private func renew(_ client: DistrictClient, or waiting: IdentityPEM?) async -> IdentityPEM? {
    let request = RenewalRequest(station: identity.station)
    var outcome = await request.run(client)
    if case .refused = outcome, let identity = waiting.flatMap(StationIdentity.init),
      let other = try? trial.client(identity)
    {
      let second = await request.run(other)
      await other.close()
      if case .issued = second { outcome = second }
    }
    switch outcome {
    case .issued(let pair, let validUntil):
      do { try files.keep(renewed: pair) } catch {
        await doubt("\(error)")
        failed(.patient, nil)
        return nil
      }
      schedule.withLock { $0.succeeded() }
      logger.notice("a new certificate was issued", metadata: ["until": "\(Timestamp.text(validUntil))"])
      return pair
    case .refused(let words, let retryAfter):
      await doubt(words)
      failed(.patient, retryAfter)
    case .unusable(let words):
      await doubt(words)
      failed(.patient, nil)
    case .unreachable(_, let retryAfter): failed(.prompt, retryAfter)
    }
    return nil
  }

  private func putInForce(_ pair: IdentityPEM, _ renewed: StationIdentity) async -> Bool {
    do {
      guard try files.putInForce(renewed: pair) else { return false }
    } catch {
      await doubt("\(error)")
      failed(.patient, nil)
      return false
    }
    logger.notice(
      "the new certificate is in force",
      metadata: ["until": "\(Timestamp.text(renewed.certificate.validity.upperBound))"])
    return true
  }

  private func doubt(_ words: String) async {
    let until = Timestamp.text(identity.certificate.validity.upperBound)
    logger.warning("the certificate was not renewed", metadata: ["reason": "\(words)", "until": "\(until)"])
    await board.note(
      .doubtful("the station's certificate, good until \(until), was not renewed: \(words)"), of: .certificate)
  }

  private func failed(_ policy: RetryPolicy, _ retryAfter: Int64?) {
    var generator = SystemRandomNumberGenerator()
    let now = clock.now()
    schedule.withLock { $0.failed(policy, retryAfter: retryAfter, at: now, using: &generator) }
  }
}
