/// What is counted of one hour of the station's day, with the cards that came, so that sums count none of them twice.
public struct UsageHour: Hashable, Sendable {
  /// The figures.
  public var figures = UsageFigures()
  /// The different cards of the visits that began.
  public var cards: Set<MemberRef> = []

  /// An hour in which nothing happened.
  public init() {}
}
