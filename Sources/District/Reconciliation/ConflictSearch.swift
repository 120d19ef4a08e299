import StationCore

/// Finds members who used a limited service more often than allowed, over all stations: a rule over counted uses.
///
/// It knows nothing of where uses come from, so that whatever else is limited one day can be taken in the same way.
/// Guests cannot be told apart and are never over a limit.
struct ConflictSearch {
  private let limits: [UseLimit]
  private var uses: ExternalSort<LimitedUse>
  private var sources: [EventSource] = []

  /// - Parameters:
  ///   - limits: what is limited.
  ///   - directory: where a file is made, once memory does not do.
  ///   - capacity: how many uses are held in memory.
  init(_ limits: [UseLimit], in directory: String, capacity: Int = 500_000) {
    self.limits = limits
    uses = ExternalSort(in: directory, capacity: capacity)
  }

  /// Takes in the uses that count of a day in one ledger.
  ///
  /// - Throws: ``DistrictFault/cannotWrite(path:reason:)``.
  mutating func add(_ counted: [CountedUse], of source: EventSource, on day: CivilDate) throws(DistrictFault) {
    if sources.last != source { sources.append(source) }
    for use in counted {
      guard let member = use.member else { continue }
      for (index, limit) in limits.enumerated() where limit.service == use.service {
        guard let part = limit.period.part(of: day) else { continue }
        try uses.add(
          LimitedUse(
            limit: UInt32(index), high: member.high, low: member.low, part: part.first.daysSinceEpoch,
            moment: use.moment, ledger: UInt32(sources.count - 1), sequence: use.sequence))
      }
    }
  }

  /// Hands over what is over a limit, by limit and member.
  ///
  /// - Throws: ``DistrictFault``, or what `take` throws.
  consuming func forEach(_ take: (Conflict) throws(DistrictFault) -> Void) throws(DistrictFault) {
    let limits = limits
    let sources = sources
    var alike: [LimitedUse] = []
    func judge() throws(DistrictFault) {
      guard let first = alike.first else { return }
      let limit = limits[Int(first.limit)]
      let day = CivilDate(daysSinceEpoch: first.part)
      guard alike.count > limit.most, let part = limit.period.part(of: day) else { return }
      try take(
        Conflict(
          limit, MemberRef(high: first.high, low: first.low), part,
          uses: alike.map { (sources[Int($0.ledger)], $0.sequence, $0.moment) }))
    }
    try uses.forEach { (use) throws(DistrictFault) in
      if alike.first.map({ !$0.isAlike(use) }) ?? false {
        try judge()
        alike.removeAll(keepingCapacity: true)
      }
      alike.append(use)
    }
    try judge()
  }
}
