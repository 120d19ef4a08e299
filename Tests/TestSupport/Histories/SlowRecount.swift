public import StationCore

/// The figures of some days, counted the slow and obvious way: by asking each event about all others.
public struct SlowRecount {
  /// The figures.
  public private(set) var figures = UsageFigures()
  /// The cards of the visits that count.
  public private(set) var cards: Set<MemberRef> = []
  /// Whose uses of each service count; `nil` for each of a guest.
  public private(set) var users: [String: [MemberRef?]] = [:]

  /// Counts one station's ledgers, as far as a moment is in a set of `YYYY-MM-DD` days of Beijing and hours.
  public init(_ histories: [SampleHistory], days: Set<String>, hours: ClosedRange<Int> = 0...23) {
    for history in histories {
      for sequence in 1...Int64(max(1, history.bodies.count)) where sequence <= history.bodies.count {
        guard let moment = Self.happened(sequence, history), days.contains(Self.day(moment)),
          hours.contains(Self.hour(moment))
        else { continue }
        count(sequence, at: moment, history)
      }
    }
    countFirstVisits(histories, days, hours)
  }

  private mutating func count(_ sequence: Int64, at moment: Int64, _ history: SampleHistory) {
    if Self.isChanged(sequence, history) { figures.corrected += 1 }
    if let visitor = Self.visitor(sequence, history) {
      figures.checkIns += 1
      figures.hours[Self.hour(moment)] += 1
      if visitor.visitor == .guest { figures.guests += 1 }
      if visitor.visitor == .member { figures.members += 1 }
      if visitor.visitor == .unknown { figures.unknownCards += 1 }
      if let trade = visitor.trade { figures.trades[trade.rawValue, default: 0] += 1 }
      if let member = visitor.member { cards.insert(member) }
    } else if let service = Self.service(sequence, history) {
      figures.services[service.rawValue, default: 0] += 1
      users[service.rawValue, default: []].append(Self.user(sequence, history))
    }
  }

  private mutating func countFirstVisits(_ histories: [SampleHistory], _ days: Set<String>, _ hours: ClosedRange<Int>) {
    var visits: [(day: String, moment: Int64, sequence: Int64, member: MemberRef)] = []
    for history in histories {
      for sequence in 1...Int64(max(1, history.bodies.count)) where sequence <= history.bodies.count {
        guard let moment = Self.happened(sequence, history), let member = Self.visitor(sequence, history)?.member
        else { continue }
        visits.append((Self.day(moment), moment, sequence, member))
      }
    }
    for visit in visits where days.contains(visit.day) && hours.contains(Self.hour(visit.moment)) {
      let isRepeat = visits.contains {
        $0.day == visit.day && $0.member == visit.member
          && ($0.moment, $0.sequence) < (visit.moment, visit.sequence)
      }
      if isRepeat { figures.repeatVisits += 1 } else { figures.firstVisits += 1 }
    }
  }

  private static func corrections(_ history: SampleHistory) -> [(sequence: Int64, correction: Correction)] {
    history.bodies.enumerated().compactMap { index, body in
      if case .correction(let correction) = body { (Int64(index + 1), correction) } else { nil }
    }
  }

  private static func isVoid(_ sequence: Int64, _ history: SampleHistory) -> Bool {
    corrections(history).contains {
      $0.sequence > sequence && $0.correction.action == .void(sequence) && !isVoid($0.sequence, history)
    }
  }

  private static func inForce(of sequence: Int64, _ history: SampleHistory) -> [Correction.Action] {
    corrections(history).filter {
      $0.sequence > sequence && $0.correction.corrects == sequence && !isVoid($0.sequence, history)
    }.map(\.correction.action)
  }

  private static func happened(_ sequence: Int64, _ history: SampleHistory) -> Int64? {
    switch history.bodies[Int(sequence) - 1] {
    case .checkIn, .serviceUse: history.moments[Int(sequence) - 1]
    case .correction(let correction): correction.addedAt
    default: nil
    }
  }

  private static func isChanged(_ sequence: Int64, _ history: SampleHistory) -> Bool {
    if case .correction = history.bodies[Int(sequence) - 1] { return !isVoid(sequence, history) }
    let isCheckIn = history.bodies[Int(sequence) - 1].type == .checkIn
    return inForce(of: sequence, history).contains { action in
      switch action {
      case .void: true
      case .reassignVisitor: isCheckIn
      case .reassignService: !isCheckIn
      case .addCheckIn, .addServiceUse: false
      }
    }
  }

  private static func visitor(_ sequence: Int64, _ history: SampleHistory) -> CountedVisitor? {
    var visitor: CountedVisitor?
    if case .checkIn(let checkIn) = history.bodies[Int(sequence) - 1] { visitor = CountedVisitor(checkIn) }
    if case .correction(let correction) = history.bodies[Int(sequence) - 1],
      case .addCheckIn(let added, _) = correction.action
    {
      visitor = added
    }
    guard visitor != nil, !isVoid(sequence, history) else { return nil }
    for case .reassignVisitor(_, let other) in inForce(of: sequence, history) { visitor = other }
    return visitor
  }

  private static func service(_ sequence: Int64, _ history: SampleHistory) -> ServiceCode? {
    var use: ServiceUse?
    if case .serviceUse(let recorded) = history.bodies[Int(sequence) - 1] { use = recorded }
    if case .correction(let correction) = history.bodies[Int(sequence) - 1],
      case .addServiceUse(let added, _) = correction.action
    {
      use = added
    }
    guard let use, !isVoid(sequence, history), !isVoid(use.visit, history) else { return nil }
    var service = use.service
    for case .reassignService(_, let other) in inForce(of: sequence, history) { service = other }
    return service
  }

  private static func user(_ sequence: Int64, _ history: SampleHistory) -> MemberRef? {
    var use: ServiceUse?
    if case .serviceUse(let recorded) = history.bodies[Int(sequence) - 1] { use = recorded }
    if case .correction(let correction) = history.bodies[Int(sequence) - 1],
      case .addServiceUse(let added, _) = correction.action
    {
      use = added
    }
    var user = use?.member
    for case .reassignVisitor(_, let other) in inForce(of: use?.visit ?? 0, history) { user = other.member }
    return user
  }

  private static func local(_ moment: Int64) -> String { Timestamp.text(moment + 8 * 3_600_000) }
  private static func day(_ moment: Int64) -> String { String(local(moment).prefix(10)) }
  private static func hour(_ moment: Int64) -> Int { Int(local(moment).dropFirst(11).prefix(2)) ?? -1 }
}
