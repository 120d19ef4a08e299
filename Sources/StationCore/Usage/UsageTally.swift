/// Counts the events of some days, corrections taken into account.
///
/// Feed it the days' records with their moments in any order, and then every correction behind ``earliestVisit`` as well: a correction
/// counts for the day of the event that it names. Voiding a check-in takes its visit's services out with it.
public struct UsageTally: Sendable {
  private let calendar: StationCalendar
  private let moments: Range<Int64>
  private var checkIns: [Int64: (checkIn: CheckIn, hour: Int)] = [:]
  private var uncertain: Set<Int64> = []
  private var uses: [Int64: ServiceUse] = [:]
  private var corrected: Set<Int64> = []

  /// Begins to count what happened in a range of moments (milliseconds since 1970-01-01T00:00:00Z).
  public init(calendar: StationCalendar, moments: Range<Int64>) {
    self.calendar = calendar
    self.moments = moments
  }

  /// Takes a record in; what lies outside the days, or is of a kind that is not counted, changes nothing.
  ///
  /// - Parameters:
  ///   - record: the event.
  ///   - moment: when it happened, which may be another time than it says.
  public mutating func add(_ record: EventRecord, at moment: EventMoment) {
    guard let body = EventBody(record: record) else { return }
    if case .correction(let correction) = body {
      corrected.insert(correction.corrects)
      return
    }
    guard moments.contains(moment.milliseconds) else { return }
    switch body {
    case .checkIn(let checkIn):
      checkIns[record.sequence] = (checkIn, calendar.hour(of: moment.milliseconds))
    case .serviceUse(let use): uses[record.sequence] = use
    default: return
    }
    if moment.standing == .uncertain { uncertain.insert(record.sequence) }
  }

  /// The sequence of the earliest visit that is counted or that a counted service use belongs to.
  public var earliestVisit: Int64? { (checkIns.keys + uses.values.map(\.visit)).min() }

  /// The visits that count.
  public var checkInCount: Int { checkIns.keys.count { !corrected.contains($0) } }

  /// The different cards of the visits that count, so that several tallies can be added up without counting one twice.
  public var cards: Set<MemberRef> {
    Set(checkIns.lazy.filter { !corrected.contains($0.key) }.compactMap(\.value.checkIn.member))
  }

  /// The figures of everything taken in.
  public func report(station: StationID, from: CivilDate, to: CivilDate, unsent: Int64) -> UsageReport {
    var report = UsageReport(station: station, from: from, to: to, unsent: unsent)
    var cards: Set<MemberRef> = []
    for (sequence, (checkIn, hour)) in checkIns {
      if corrected.contains(sequence) {
        report.corrected += 1
        continue
      }
      report.checkIns += 1
      if uncertain.contains(sequence) { report.uncertain += 1 }
      report.hours[hour] += 1
      switch checkIn.visitor {
      case .member: report.members += 1
      case .guest: report.guests += 1
      case .unknown: report.unknownCards += 1
      }
      if let member = checkIn.member { cards.insert(member) }
      if let trade = checkIn.trade { report.trades[trade.rawValue, default: 0] += 1 }
    }
    for (sequence, use) in uses {
      if corrected.contains(sequence) {
        report.corrected += 1
      } else if !corrected.contains(use.visit) {
        report.services[use.service.rawValue, default: 0] += 1
        if uncertain.contains(sequence) { report.uncertain += 1 }
      }
    }
    report.beneficiaries = cards.count
    return report
  }
}
