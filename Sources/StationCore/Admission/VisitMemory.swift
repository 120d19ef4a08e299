/// What the station remembers of recent visits: what was recorded, and what counts of it by the corrections since.
struct VisitMemory: Sendable {
  private struct CheckedIn {
    let event: CountedEvent
    let began: EventTime
    let moment: EventMoment
    let doubt: CheckIn.Doubt?
    var uses: [(sequence: Int64, event: CountedEvent)] = []
  }

  private var visits: [Int64: CheckedIn] = [:]
  private var visitOfUse: [Int64: Int64] = [:]
  private var newestVisit: [MemberRef: Int64] = [:]
  private var book = CorrectionBook()

  /// Takes in an event that is on the disk, and happened at a moment.
  mutating func record(_ record: EventRecord, at moment: EventMoment) {
    guard let body = EventBody(record: record) else { return }
    var (time, moment) = (record.time, moment)
    var doubt: CheckIn.Doubt?
    if case .checkIn(let checkIn) = body { doubt = checkIn.doubt }
    if case .correction(let correction) = body {
      for change in book.add(correction, sequence: record.sequence) { refresh(change) }
      if let added = correction.addedAt {
        time = time.moved(by: added - moment.milliseconds)
        moment = EventMoment(milliseconds: added, standing: .recorded)
      }
    }
    guard let event = CountedEvent(body) else { return }
    switch event.content {
    case .checkIn:
      visits[record.sequence] = CheckedIn(event: event, began: time, moment: moment, doubt: doubt)
      remember(record.sequence)
    case .serviceUse(let visit, _):
      guard visits[visit] != nil else { return }
      visits[visit]?.uses.append((record.sequence, event))
      visitOfUse[record.sequence] = visit
    }
  }

  /// What counts of the visit that a check-in began; `nil` where it is not remembered, or void.
  func visit(_ id: Int64) -> Visit? {
    guard let checkedIn = visits[id],
      case .checkIn(let visitor)? = checkedIn.event.resolved(by: book, sequence: id)?.content
    else { return nil }
    return Visit(
      id: id, visitor: visitor.visitor, member: visitor.member, began: checkedIn.began, moment: checkedIn.moment,
      doubt: checkedIn.doubt,
      uses: checkedIn.uses.compactMap { sequence, event in
        guard case .serviceUse(_, let service)? = event.resolved(by: book, sequence: sequence)?.content else {
          return nil
        }
        return Visit.Use(sequence: sequence, service: service)
      })
  }

  /// The member's visit that began last.
  func newestVisit(of member: MemberRef) -> Visit? { newestVisit[member].flatMap { visit($0) } }

  /// The visit that an event belongs to: the visit it began, or that it recorded a use in.
  func visit(holding sequence: Int64) -> Int64? { visits[sequence] != nil ? sequence : visitOfUse[sequence] }

  /// Forgets the visits that are certainly over.
  mutating func forget(before now: ClockReading, lifetime milliseconds: Int64) {
    let over = visits.filter {
      EventAge(of: $0.value.began, at: $0.value.moment, now: now).atLeastMilliseconds >= milliseconds
    }
    guard !over.isEmpty else { return }
    for (id, visit) in over {
      visits[id] = nil
      for use in visit.uses { visitOfUse[use.sequence] = nil }
    }
    newestVisit = newestVisit.filter { visits[$0.value] != nil }
    if let oldest = visits.keys.min() { book.forget(before: oldest) } else { book = CorrectionBook() }
  }

  private mutating func refresh(_ change: CorrectionBook.Change) {
    let sequence =
      switch change {
      case .standing(let sequence), .content(let sequence): sequence
      }
    guard visits[sequence] != nil else { return }
    // Whoever lost this visit may have an earlier one, and whoever got it may have a later one.
    newestVisit = [:]
    for id in visits.keys { remember(id) }
  }

  /// Notes a visit as its member's newest, unless there is one that began later.
  private mutating func remember(_ id: Int64) {
    guard let visit = visit(id), let member = visit.member else { return }
    if let other = newestVisit(of: member),
      (other.moment.milliseconds, other.id) > (visit.moment.milliseconds, id)
    {
      return
    }
    newestVisit[member] = id
  }
}

extension EventTime {
  /// The same clocks so many milliseconds later, or earlier where negative.
  fileprivate func moved(by milliseconds: Int64) -> EventTime {
    EventTime(
      wallMilliseconds: wallMilliseconds + milliseconds, boot: boot,
      sinceBootMilliseconds: sinceBootMilliseconds + milliseconds, isTrusted: isTrusted)
  }
}
