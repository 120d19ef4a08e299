/// Decides what may be corrected: what a keeper orders in, a correction out.
public struct CorrectionRule: Sendable {
  private let facts: CorrectionFacts
  private let programme: Programme
  private let calendar: StationCalendar
  private let now: Int64

  /// A rule over what the ledger says of the events that the order names.
  ///
  /// - Parameters:
  ///   - facts: those events with all corrections of them, and, where a service use is added or changed, all of its
  ///     visit; where a check-in is added, all that were added at the same moment.
  ///   - programme: the services that the station offers.
  ///   - calendar: the station's.
  ///   - now: milliseconds since 1970-01-01T00:00:00Z.
  public init(_ facts: CorrectionFacts, programme: Programme, calendar: StationCalendar, now: Int64) {
    self.facts = facts
    self.programme = programme
    self.calendar = calendar
    self.now = now
  }

  /// The correction that an order means.
  ///
  /// - Throws: ``CorrectionRefusal``.
  public func decide(_ order: CorrectionOrder) throws(CorrectionRefusal) -> Correction {
    let by = try CorrectionText.checked(order.by, .by)
    let reason = try CorrectionText.checked(order.reason, .reason)
    return Correction(try action(order.action), author: .keeper, by: by, reason: reason)
  }

  private func action(_ action: CorrectionOrder.Action) throws(CorrectionRefusal) -> Correction.Action {
    switch action {
    case .void(let sequence): try void(sequence)
    case .reassignVisitor(let sequence, let visitor): try reassign(sequence, to: visitor)
    case .reassignService(let sequence, let service): try reassign(sequence, to: service)
    case .addCheckIn(let visitor, let moment): try addCheckIn(visitor, at: moment)
    case .addServiceUse(let service, let visit, let moment): try add(service, in: visit, at: moment)
    }
  }

  private func void(_ sequence: Int64) throws(CorrectionRefusal) -> Correction.Action {
    let (record, body) = try facts.event(sequence)
    switch body {
    case .checkIn?, .serviceUse?: break
    case .correction(let correction)?:
      // An undoing reaches back to the event that was corrected, which must be open for it.
      if correction.corrects != nil { try checkIsOpen(facts.root(of: sequence)) }
    default: throw .notCounted(sequence, type: record.type)
    }
    guard !facts.book.isVoid(sequence) else { throw .alreadyVoid(sequence) }
    if case .serviceUse(let visit, _)? = facts.recorded(sequence)?.event.content, facts.book.isVoid(visit) {
      throw .alreadyVoid(sequence)
    }
    try checkIsOpen(sequence)
    return .void(sequence)
  }

  private func reassign(
    _ sequence: Int64, to visitor: CorrectionOrder.Visitor
  ) throws(CorrectionRefusal) -> Correction.Action {
    _ = try facts.event(sequence)
    guard case .checkIn? = facts.recorded(sequence)?.event.content else { throw .notACheckIn(sequence) }
    guard case .checkIn(let present)? = facts.counted(sequence)?.event.content else { throw .alreadyVoid(sequence) }
    try checkIsOpen(sequence)
    let wanted = try known(visitor)
    guard !wanted.isSame(as: present) else { throw .noChange(sequence) }
    return .reassignVisitor(sequence, wanted)
  }

  private func reassign(_ sequence: Int64, to service: ServiceCode) throws(CorrectionRefusal) -> Correction.Action {
    _ = try facts.event(sequence)
    guard case .serviceUse? = facts.recorded(sequence)?.event.content else { throw .notAServiceUse(sequence) }
    guard case .serviceUse(let visit, let present)? = facts.counted(sequence)?.event.content else {
      throw .alreadyVoid(sequence)
    }
    try checkIsOpen(sequence)
    guard present != service else { throw .noChange(sequence) }
    try checkIsNew(service, in: visit)
    return .reassignService(sequence, service)
  }

  private func addCheckIn(
    _ visitor: CorrectionOrder.Visitor, at moment: Int64
  ) throws(CorrectionRefusal) -> Correction.Action {
    let wanted = try known(visitor)
    try checkIsOpen(moment: moment)
    if let member = wanted.member {
      let same = facts.sequences {
        if case .checkIn(let visitor) = $0.event.content {
          $0.moment == moment && visitor.member == member
        } else {
          false
        }
      }
      if let sequence = same.first { throw .alreadyCheckedIn(sequence: sequence) }
    }
    return .addCheckIn(wanted, at: moment)
  }

  private func add(
    _ service: ServiceCode, in visit: Int64, at moment: Int64?
  ) throws(CorrectionRefusal) -> Correction.Action {
    _ = try facts.event(visit)
    guard case .checkIn? = facts.recorded(visit)?.event.content else { throw .notACheckIn(visit) }
    guard let counted = facts.counted(visit), case .checkIn(let visitor) = counted.event.content else {
      throw .alreadyVoid(visit)
    }
    let moment = moment ?? counted.moment
    try checkIsOpen(moment: moment)
    // Keepers give minutes, so the minute in which the visit began is part of it.
    guard (-60_000..<Admission.shortestLifetimeMilliseconds).contains(moment - counted.moment) else {
      throw .outsideVisit(visit)
    }
    try checkIsNew(service, in: visit)
    return .addServiceUse(
      ServiceUse(visit: visit, service: service, member: visitor.member), at: max(moment, counted.moment))
  }

  private func known(_ visitor: CorrectionOrder.Visitor) throws(CorrectionRefusal) -> CountedVisitor {
    guard case .memberOf(let sequence) = visitor else { return .guest }
    _ = try facts.event(sequence)
    let checkIn = facts.counted(sequence) ?? facts.recorded(sequence)
    guard case .checkIn(let other)? = checkIn?.event.content else { throw .notACheckIn(sequence) }
    guard other.member != nil else { throw .noMember(sequence) }
    return CountedVisitor(sameAs: sequence, other)
  }

  private func checkIsNew(_ service: ServiceCode, in visit: Int64) throws(CorrectionRefusal) {
    guard programme.service(service) != nil else { throw .noSuchService(service.rawValue) }
    let same = facts.sequences { $0.event.content == .serviceUse(visit: visit, service: service) }
    if let sequence = same.first { throw .alreadyUsed(visit: visit, sequence: sequence) }
  }

  private func checkIsOpen(_ sequence: Int64) throws(CorrectionRefusal) {
    if sequence >= 1 && sequence <= facts.prunedThrough { throw .pruned(sequence) }
    guard let counted = facts.recorded(sequence) else { return }
    try checkDay(of: counted.moment)
  }

  private func checkIsOpen(moment: Int64) throws(CorrectionRefusal) {
    guard moment <= now else { throw .inFuture }
    try checkDay(of: moment)
  }

  private func checkDay(of moment: Int64) throws(CorrectionRefusal) {
    if let first = facts.firstOpenDay, calendar.day(of: moment) < first { throw .dayClosed(first: first.description) }
  }
}
