/// What is kept of events that are gone: the figures of each day, and how many different cards came in each period.
public struct RetainedFigures: Hashable, Sendable {
  /// The figures by day.
  public var days: [CivilDate: RetainedDay]
  /// 受益人数 by the name of a day, week or month.
  public var beneficiaries: [String: Int]

  /// Figures that were kept.
  public init(days: [CivilDate: RetainedDay] = [:], beneficiaries: [String: Int] = [:]) {
    self.days = days
    self.beneficiaries = beneficiaries
  }
}

extension RetainedFigures {
  /// How many different cards came from the first day to the last.
  ///
  /// - Parameters:
  ///   - from: the first day.
  ///   - to: the last day.
  ///   - counted: how many came on the days whose events are there.
  /// - Returns: the number, and whether it may be more: what is kept of a day says how many came, but not who.
  func beneficiaries(from: CivilDate, to: CivilDate, counted: Int) -> (count: Int, isLeast: Bool) {
    guard days.keys.contains(where: { (from...max(from, to)).contains($0) }) else { return (counted, false) }
    if let exact = UsagePeriod.Step.name(from: from, to: to).flatMap({ beneficiaries[$0] }) { return (exact, false) }
    let within = [UsagePeriod.Step.day, .week, .month].flatMap { step in
      step.parts(from: from, to: to)
        .filter { UsagePeriod.Step.name(from: $0.first, to: $0.last) == $0.name }
        .compactMap { beneficiaries[$0.name] }
    }
    return (max(counted, within.max() ?? 0), true)
  }
}
