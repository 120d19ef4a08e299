public import StationCore

/// What one pruning writes down and removes.
public struct Pruning: Sendable {
  /// Where the ledger begins afterwards.
  public let base: PrunedBase
  /// What is kept of what goes.
  public let figures: RetainedFigures

  /// What may go now; `nil` where nothing may.
  ///
  /// What the district does not have is never removed, nor anything of a month that it has not whole.
  ///
  /// - Parameters:
  ///   - plan: what has had its time by the calendar.
  ///   - reader: the ledger.
  ///   - earlier: the ledgers that it continues, whose days are counted with its own.
  ///   - calendar: the station's.
  /// - Throws: ``LedgerFailure``.
  public init?(
    _ plan: RetentionPlan, of reader: LedgerReader, earlier: [ReadableLedger], calendar: StationCalendar
  ) throws(LedgerFailure) {
    let before = try reader.base()
    if let before, plan.writtenBefore <= before.writtenBefore { return nil }
    guard let last = try reader.lastEvent(before: plan.keptFrom, calendar),
      last.sequence > before?.head.sequence ?? 0,
      try reader.newestSequence(before: plan.writtenBefore, calendar) <= (try reader.acknowledged())
    else { return nil }
    let oldest = try ([reader.daysWithEvents(calendar)] + earlier.map { $0.daysWithEvents(calendar) }).compactMap {
      $0?.lowerBound
    }.min()
    var figures = RetainedFigures()
    for period in plan.periods(since: before?.writtenBefore ?? oldest ?? plan.writtenBefore) {
      let counted = try reader.figures(of: period, calendar, earlier: earlier)
      figures.beneficiaries[period.name] = counted.beneficiaries
      if period.step == .day { figures.days[period.from] = RetainedDay(counted.hours) }
    }
    base = PrunedBase(
      head: ChainHead(sequence: last.sequence, hash: last.hash), countedFrom: plan.countedFrom,
      writtenBefore: plan.writtenBefore)
    self.figures = figures
  }
}
