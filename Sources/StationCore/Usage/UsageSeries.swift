/// Adds up the days of a report, in order, into its figures and the rows of its parts; no event is kept.
public struct UsageSeries: Sendable {
  private let from: CivilDate
  private let to: CivilDate
  private let step: UsagePeriod.Step?
  private let indexes: [CivilDate: Int]
  private var figures = UsageFigures()
  private var cards: Set<MemberRef> = []
  private var periods: [UsagePeriod]
  /// The days of which only figures are kept.
  private var retained = RetainedFigures()
  /// The different cards of the parts that are not over yet.
  private var periodCards: [Int: Set<MemberRef>] = [:]

  /// Begins to add up the days from first to last.
  ///
  /// - Parameters:
  ///   - from: the first day.
  ///   - to: the last day, included.
  ///   - step: into what parts the range is divided; it must not be more than ``UsagePeriod/Step/mostParts``.
  public init(from: CivilDate, to: CivilDate, by step: UsagePeriod.Step? = nil) {
    self.from = from
    self.to = to
    self.step = step
    let parts = step?.parts(from: from, to: to) ?? []
    periods = parts.map { UsagePeriod($0.name, from: $0.first, to: $0.last) }
    indexes =
      step == .hour ? [:] : Dictionary(uniqueKeysWithValues: parts.enumerated().map { ($0.element.first, $0.offset) })
  }

  /// Adds a day by its 24 hours; days must come in order, and a day outside the range changes nothing.
  public mutating func add(_ hours: [UsageHour], day: CivilDate) {
    guard day >= from, day <= to else { return }
    let sum = hours.reduce(into: UsageHour()) { sum, hour in
      sum.figures += hour.figures
      sum.cards.formUnion(hour.cards)
    }
    figures += sum.figures
    cards.formUnion(sum.cards)
    guard let step else { return }
    if step == .hour {
      for (index, hour) in zip(periods.indices, hours) { add(hour, to: index) }
    } else if let index = indexes[max(from, step.first(of: day))] {
      add(sum, to: index)
      for earlier in periodCards.keys where earlier < index { periodCards[earlier] = nil }
    }
  }

  /// Adds the days whose events are gone; they come before all others.
  public mutating func add(_ retained: RetainedFigures) {
    self.retained = retained
    for (day, content) in retained.days.sorted(by: { $0.key < $1.key }) { add(content.byHour, day: day) }
  }

  /// The report of the days added.
  public func report(station: StationID, unsent: Int64) -> UsageReport {
    let counted = retained.beneficiaries(from: from, to: to, counted: cards.count)
    return UsageReport(
      station: station, from: from, to: to, unsent: unsent, figures: figures, beneficiaries: counted.count,
      beneficiariesAtLeast: counted.isLeast, periods: step == nil ? nil : periods.map(completed))
  }

  /// A part with the cards of days whose events are gone.
  private func completed(_ period: UsagePeriod) -> UsagePeriod {
    guard !retained.days.isEmpty, let from = CivilDate(period.from), let to = CivilDate(period.to) else {
      return period
    }
    var period = period
    if step == .hour {
      period.beneficiariesAtLeast = period.checkIns > period.guests
    } else {
      (period.beneficiaries, period.beneficiariesAtLeast) = retained.beneficiaries(
        from: from, to: to, counted: period.beneficiaries)
    }
    return period
  }

  /// The different cards of all days added.
  public var allCards: Set<MemberRef> { cards }

  private mutating func add(_ hour: UsageHour, to index: Int) {
    periods[index].figures += hour.figures
    periodCards[index, default: []].formUnion(hour.cards)
    periods[index].beneficiaries = periodCards[index, default: []].count
  }
}
