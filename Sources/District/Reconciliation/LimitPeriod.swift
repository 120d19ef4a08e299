public import StationCore

/// For how long a limit holds before it begins anew.
public enum LimitPeriod: Hashable, Sendable {
  /// A day of the station.
  case day
  /// A week of ISO 8601, from Monday to Sunday.
  case week
  /// A month of the calendar.
  case month
  /// The days of a campaign from the first to the last, both included; other days have no limit.
  case campaign(from: CivilDate, to: CivilDate)

  /// A part of time for which a limit holds as a whole.
  public struct Part: Hashable, Sendable {
    /// Its first day.
    public let first: CivilDate
    /// Its last day.
    public let last: CivilDate
  }

  /// The part that a day is in; `nil` for a day on which nothing is limited.
  public func part(of day: CivilDate) -> Part? {
    let step: UsagePeriod.Step
    switch self {
    case .day: step = .day
    case .week: step = .week
    case .month: step = .month
    case .campaign(let from, let to): return from <= day && day <= to ? Part(first: from, last: to) : nil
    }
    return Part(first: step.first(of: day), last: step.next(after: day).adding(days: -1))
  }

  /// The days that must be looked at to judge every part that has one of these days; `nil` where nothing is limited.
  func days(judging from: CivilDate, to: CivilDate) -> (from: CivilDate, to: CivilDate)? {
    if case .campaign(let first, let last) = self { return first <= to && from <= last ? (first, last) : nil }
    guard let first = part(of: from), let last = part(of: to) else { return nil }
    return (first.first, last.last)
  }

  /// `day`, `week`, `month` or `campaign`.
  public var name: String {
    switch self {
    case .day: "day"
    case .week: "week"
    case .month: "month"
    case .campaign: "campaign"
    }
  }
}
