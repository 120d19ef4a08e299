import Ledger
import LocalAPI
import Logging
import StationCore
import Uplink

/// What a tap of a card and a press on the menu do.
extension CheckInDesk {
  /// A card was put on a reader, or a member code was shown to it.
  func tap(_ card: CanonicalCard, reader: String) -> ReaderAnswer {
    let now = clock()
    guard card.technology != .memberCode else { return show(memberCode: card.bytes, reader: reader, at: now) }
    let key = documents.memberKey
    return checkIn(key.reference(of: card), keyVersion: key.version, reader: reader, at: now)
  }

  /// Somebody is here who is known by card or by member code.
  func checkIn(
    _ member: MemberRef, keyVersion: Int, reader: String, code: MemberCodeID? = nil, doubt: CheckIn.Doubt? = nil,
    at now: ClockReading
  ) -> ReaderAnswer {
    let standing = documents.standing(of: member)
    let greeting: String? = if case .known(let entry, _) = standing { entry.greeting } else { nil }
    do {
      let decision = admission.tap(
        of: member, standing: standing, reader: reader, keyVersion: keyVersion, code: code, doubt: doubt, at: now)
      switch decision {
      case .reopen(let visit):
        if let code { codes.opened(visit: visit.id, by: code, at: now) }
        subscribers.tell(.visit(VisitView(visit, greeting: greeting, isRepeated: true)))
        return .repeated
      case .begin(let checkIn):
        let id = try append(.checkIn(checkIn), at: now).sequence
        if let visit = admission.visit(id) {
          subscribers.tell(.visit(VisitView(visit, greeting: greeting, isRepeated: false)))
        }
        tellStation()
        return checkIn.visitor == .unknown ? .unknown : .accepted
      case .use, .alreadyUsed, .takeBack:
        preconditionFailure("a tap begins a visit or opens one again")
      }
    } catch {
      logger.error("a tap could not be recorded", metadata: ["reader": "\(reader)", "problem": "\(error)"])
      subscribers.tell(.tapFailed(problem: error.description))
      return .failed
    }
  }

  /// Somebody without a card checks in.
  func guest() -> Result<Reply, Problem> {
    press { now in .begin(.guest) }
  }

  /// A service is chosen in a visit.
  func use(_ service: ServiceCode, in visit: Int64) -> Result<Reply, Problem> {
    press { now throws(VisitRefusal) in
      try admission.use(service, in: visit, programme: documents.programme, at: now)
    }
  }

  /// The last press of a visit is taken back.
  func undo(in visit: Int64) -> Result<Reply, Problem> {
    press { now throws(VisitRefusal) in try admission.undo(in: visit, at: now) }
  }

  private func press(
    _ decide: (ClockReading) throws(VisitRefusal) -> VisitDecision
  ) -> Result<Reply, Problem> {
    let now = clock()
    let decision: VisitDecision
    do {
      decision = try decide(now)
    } catch {
      return .failure(Problem(error))
    }
    do throws(LedgerFailure) {
      switch decision {
      case .begin(let checkIn):
        let id = try append(.checkIn(checkIn), at: now).sequence
        tellStation()
        return visitReply(id)
      case .use(let use):
        _ = try append(.serviceUse(use), at: now)
        return visitReply(use.visit)
      case .alreadyUsed(let visit), .reopen(let visit): return visitReply(visit.id)
      case .takeBack(let correction):
        let open = correction.corrects.flatMap { admission.openVisit(holding: $0) }
        _ = try append(.correction(correction), at: now)
        tellStation()
        return .success(.undone(open.flatMap { admission.visit($0) }.map { view(of: $0) }))
      }
    } catch LedgerFailure.newLedger {
      return .failure(.noSuchVisit)
    } catch {
      logger.error("a press could not be recorded", metadata: ["problem": "\(error)"])
      return .failure(.ledger(error.description))
    }
  }

  private func visitReply(_ id: Int64) -> Result<Reply, Problem> {
    admission.visit(id).map { .success(.visit(view(of: $0))) } ?? .failure(.noSuchVisit)
  }

  func view(of visit: Visit, isRepeated: Bool = false) -> VisitView {
    var greeting: String?
    if let member = visit.member, case .known(let entry, _) = documents.standing(of: member) {
      greeting = entry.greeting
    }
    return VisitView(visit, greeting: greeting, isRepeated: isRepeated)
  }
}
