/// A day, week or month whose figures are written down before its events go.
public struct RetainedPeriod: Hashable, Sendable {
  /// Its name, as reports have it: `2026-01-05`, `2026-W02`, `2026-01`.
  public let name: String
  /// What it is.
  public let step: UsagePeriod.Step
  /// Its first day.
  public let from: CivilDate
  /// Its last day.
  public let to: CivilDate
}
