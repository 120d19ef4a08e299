extension UsagePeriod.Step {
  /// The most parts that a report is divided into: a thousand.
  public static let mostParts = 1_000

  /// Whether a range of days has no more than ``mostParts`` parts.
  public func divides(from: CivilDate, to: CivilDate) -> Bool { parts(from: from, to: to).count <= Self.mostParts }

  /// The parts of a range of days, in order; those at the ends may be shorter than a whole week or month.
  ///
  /// Where there are too many, the first of them.
  func parts(from: CivilDate, to: CivilDate) -> [(name: String, first: CivilDate, last: CivilDate)] {
    if self == .hour { return (0..<24).map { ("\(Decimal.padded($0, 2)):00", from, to) } }
    var parts: [(name: String, first: CivilDate, last: CivilDate)] = []
    var first = from
    while first <= to, parts.count <= Self.mostParts {
      let next = next(after: first)
      parts.append((name(of: first), first, min(to, next.adding(days: -1))))
      first = next
    }
    return parts
  }

  /// The name of the day, week or month that begins and ends with these days; `nil` for any other range.
  static func name(from: CivilDate, to: CivilDate) -> String? {
    [UsagePeriod.Step.day, .week, .month].first { step in
      step.first(of: from) == from && step.next(after: from) == to.adding(days: 1)
    }?.name(of: from)
  }

  /// The first day of the part that a day is in; an hour has all days and is taken for a day here.
  public func first(of day: CivilDate) -> CivilDate {
    switch self {
    case .day, .hour: day
    case .week: day.adding(days: 1 - day.weekday)
    case .month: day.adding(days: 1 - day.parts.day)
    }
  }

  /// The first day of the part behind the one that a day is in.
  public func next(after day: CivilDate) -> CivilDate {
    switch self {
    case .day, .hour: day.adding(days: 1)
    case .week: first(of: day).adding(days: 7)
    case .month: first(of: first(of: day).adding(days: 31))
    }
  }

  /// The name of the part that a day is in: `2026-01-05`, `2026-W02` or `2026-01`.
  public func name(of day: CivilDate) -> String {
    switch self {
    case .day, .hour: day.description
    case .week: "\(Decimal.padded(day.week.year, 4))-W\(Decimal.padded(day.week.number, 2))"
    case .month: "\(Decimal.padded(day.parts.year, 4))-\(Decimal.padded(day.parts.month, 2))"
    }
  }
}
