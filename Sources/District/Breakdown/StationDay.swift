import StationCore

/// What counts of one day of one station, all its ledgers together.
struct StationDay {
  let station: RegisteredStation
  let day: CivilDate
  /// The day's figures and cards by the hour.
  let hours: [UsageHour]
  /// The service uses that count.
  let uses: [CountedUse]

  /// The day of a station from the tallies of its ledgers.
  init(_ station: RegisteredStation, _ day: CivilDate, _ tallies: [UsageTally]) {
    self.station = station
    self.day = day
    hours = UsageTally.hours(of: tallies)
    uses = tallies.flatMap(\.countedUses)
  }
}
