/// What is kept of a ledger's events that are gone, and from which day on they are there.
public struct Retention: Hashable, Sendable {
  /// The first day whose figures are counted from events; `nil` where all events are there.
  public private(set) var countedFrom: CivilDate?
  /// The figures of earlier days.
  public private(set) var figures: RetainedFigures

  /// What a ledger keeps; by default one that has all of its events.
  public init(countedFrom: CivilDate? = nil, figures: RetainedFigures = RetainedFigures()) {
    self.countedFrom = countedFrom
    self.figures = figures
  }

  /// Adds what an earlier ledger kept, which had more of the events of those days when it wrote them down.
  public mutating func take(_ earlier: Retention) {
    countedFrom = [countedFrom, earlier.countedFrom].compactMap { $0 }.max()
    figures.days.merge(earlier.figures.days) { $1 }
    figures.beneficiaries.merge(earlier.figures.beneficiaries) { $1 }
  }
}
