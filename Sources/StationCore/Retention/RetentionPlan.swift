/// Which days' events have had their time, and whose figures must be kept in their place.
///
/// Whole months end together, so that the different cards of every day, week and month are counted while all of their
/// events are there; the week that goes on into the next month keeps its events until that one ends.
public struct RetentionPlan: Hashable, Sendable {
  /// The first day whose figures are still counted from events, once the plan is carried out: a Monday.
  public let countedFrom: CivilDate
  /// The first day of the month that stays: the figures of every day before it are written down.
  public let writtenBefore: CivilDate

  /// What may go on a day, where events are kept for so many days.
  public init(today: CivilDate, keepDays: Int) {
    writtenBefore = UsagePeriod.Step.month.first(of: today.adding(days: -keepDays))
    countedFrom = UsagePeriod.Step.week.first(of: writtenBefore)
  }

  /// The first day whose events stay: one more than is counted from them, for visits that went on past midnight.
  public var keptFrom: CivilDate { countedFrom.adding(days: -1) }

  /// The days, weeks and months whose figures are to be written down, each once.
  ///
  /// - Parameter before: the first day that no earlier plan has dealt with; the ledger's first day for the first.
  /// - Returns: the days, then the weeks, then the months.
  public func periods(since before: CivilDate) -> [RetainedPeriod] {
    guard before < writtenBefore else { return [] }
    let last = writtenBefore.adding(days: -1)
    return [UsagePeriod.Step.day, .week, .month].flatMap { step -> [RetainedPeriod] in
      // A week that an earlier plan left open ends now.
      let from = step == .week ? UsagePeriod.Step.week.first(of: before) : before
      return step.parts(from: from, to: last).compactMap { part in
        let isWhole = step != .week || part.first.adding(days: 6) == part.last
        return isWhole ? RetainedPeriod(name: part.name, step: step, from: part.first, to: part.last) : nil
      }
    }
  }
}
