extension CivilDate {
  /// The day of the week, Monday 1 to Sunday 7 (ISO 8601).
  public var weekday: Int {
    // 1970-01-01 was a Thursday.
    let days = (daysSinceEpoch + 3) % 7
    return (days < 0 ? days + 7 : days) + 1
  }

  /// The week of ISO 8601: the year that has its Thursday, and its number in that year, 1 to 53.
  public var week: (year: Int, number: Int) {
    let thursday = adding(days: 4 - weekday)
    let year = thursday.parts.year
    let dayOfYear = thursday.daysSinceEpoch - (CivilDate(year: year, month: 1, day: 1) ?? thursday).daysSinceEpoch
    return (year, dayOfYear / 7 + 1)
  }
}
