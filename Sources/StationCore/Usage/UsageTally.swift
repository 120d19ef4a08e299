/// Counts the events of some days in one ledger, corrections taken into account.
///
/// Feed it the days' records with their moments, the corrections that add an event in these days, and every correction
/// that ``CorrectionSearch`` finds of ``sequences``, all in any order. Voiding a check-in takes its visit's services out
/// with it. A record costs the same however many there are.
public struct UsageTally: Sendable {
  struct Entry {
    let event: CountedEvent
    /// Whom the event itself names.
    let member: MemberRef?
    let moment: Int64
    let isUncertain: Bool
  }

  private let calendar: StationCalendar
  private let moments: Range<Int64>
  private(set) var entries: [Int64: Entry] = [:]
  private(set) var book = CorrectionBook()
  /// The visits that count.
  public private(set) var checkInCount = 0

  /// Begins to count what happened in a range of moments (milliseconds since 1970-01-01T00:00:00Z).
  public init(calendar: StationCalendar, moments: Range<Int64>) {
    self.calendar = calendar
    self.moments = moments
  }

  /// Takes a record in; what lies outside the days, or is of a kind that is not counted, changes nothing.
  ///
  /// - Parameters:
  ///   - record: the event.
  ///   - moment: when it happened, which may be another time than it says. What a correction adds happened when the
  ///     correction says.
  public mutating func add(_ record: EventRecord, at moment: EventMoment) {
    guard let body = EventBody(record: record) else { return }
    var moment = moment
    if case .correction(let correction) = body {
      for case .standing(let sequence) in book.add(correction, sequence: record.sequence) { recount(sequence) }
      guard let added = correction.addedAt else { return }
      moment = EventMoment(milliseconds: added, standing: .recorded)
    }
    guard moments.contains(moment.milliseconds), entries[record.sequence] == nil, let event = CountedEvent(body) else {
      return
    }
    entries[record.sequence] = Entry(
      event: event, member: body.subject, moment: moment.milliseconds, isUncertain: moment.standing == .uncertain)
    if case .checkIn = event.content, !book.isVoid(record.sequence) { checkInCount += 1 }
  }

  /// The events whose corrections change the figures: those of the days, and the visits that their services belong to.
  public var sequences: Set<Int64> {
    var sequences = Set(entries.keys)
    for entry in entries.values {
      if case .serviceUse(let visit, _) = entry.event.content { sequences.insert(visit) }
    }
    return sequences
  }

  /// The figures of everything taken in.
  public var figures: UsageFigures { Self.hours(of: [self]).reduce(into: UsageFigures()) { $0 += $1.figures } }

  /// The figures and the different cards as a report.
  public func report(station: StationID, from: CivilDate, to: CivilDate, unsent: Int64) -> UsageReport {
    let hours = Self.hours(of: [self])
    return UsageReport(
      station: station, from: from, to: to, unsent: unsent,
      figures: hours.reduce(into: UsageFigures()) { $0 += $1.figures },
      beneficiaries: hours.reduce(into: Set()) { $0.formUnion($1.cards) }.count)
  }

  /// What one station's ledgers say, by the hour of its day: 24.
  ///
  /// A card's first visit of a day is the first in any of the ledgers.
  public static func hours(of tallies: [UsageTally]) -> [UsageHour] {
    var hours = Array(repeating: UsageHour(), count: 24)
    var visits: [Visit] = []
    for tally in tallies {
      for (sequence, entry) in tally.entries { tally.count(sequence, entry, into: &hours, &visits) }
    }
    var seen: Set<Visit.Day> = []
    for visit in visits.sorted(by: { ($0.moment, $0.sequence) < ($1.moment, $1.sequence) }) {
      hours[visit.hour].cards.insert(visit.day.member)
      if seen.insert(visit.day).inserted {
        hours[visit.hour].figures.firstVisits += 1
      } else {
        hours[visit.hour].figures.repeatVisits += 1
      }
    }
    return hours
  }

  /// A visit with a card.
  private struct Visit {
    struct Day: Hashable {
      let day: CivilDate
      let member: MemberRef
    }

    let day: Day
    let hour: Int
    let moment: Int64
    let sequence: Int64
  }

  private func count(_ sequence: Int64, _ entry: Entry, into hours: inout [UsageHour], _ visits: inout [Visit]) {
    let hour = calendar.hour(of: entry.moment)
    let isAdded = entry.event.isCorrected
    if book.isVoid(sequence) {
      // What was added and taken back again leaves nothing to tell.
      if !isAdded { hours[hour].figures.corrected += 1 }
      return
    }
    if isAdded || isReassigned(sequence, entry) { hours[hour].figures.corrected += 1 }
    guard let event = resolved(sequence, entry) else { return }
    if entry.isUncertain { hours[hour].figures.uncertain += 1 }
    switch event.content {
    case .checkIn(let visitor):
      hours[hour].figures.count(visitor, hour: hour)
      if let member = visitor.member {
        visits.append(
          Visit(
            day: Visit.Day(day: calendar.day(of: entry.moment), member: member), hour: hour, moment: entry.moment,
            sequence: sequence))
      }
    case .serviceUse(_, let service): hours[hour].figures.services[service.rawValue, default: 0] += 1
    }
  }

  private func isReassigned(_ sequence: Int64, _ entry: Entry) -> Bool {
    switch entry.event.content {
    case .checkIn: book.visitor(of: sequence) != nil
    case .serviceUse: book.service(of: sequence) != nil
    }
  }

  /// What counts of an entry; `nil` where nothing does.
  func resolved(_ sequence: Int64, _ entry: Entry) -> CountedEvent? {
    entry.event.resolved(by: book, sequence: sequence)
  }

  private mutating func recount(_ sequence: Int64) {
    guard case .checkIn? = entries[sequence]?.event.content else { return }
    checkInCount += book.isVoid(sequence) ? -1 : 1
  }
}

extension UsageFigures {
  /// Counts a visit that began in an hour of the station's day.
  fileprivate mutating func count(_ visitor: CountedVisitor, hour: Int) {
    checkIns += 1
    hours[hour] += 1
    switch visitor.visitor {
    case .member: members += 1
    case .guest: guests += 1
    case .unknown: unknownCards += 1
    }
    if let trade = visitor.trade { trades[trade.rawValue, default: 0] += 1 }
  }
}
