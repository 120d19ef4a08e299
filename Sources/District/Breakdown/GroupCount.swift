import StationCore

/// What is counted of one group while a report is made.
struct GroupCount {
  private(set) var figures = UsageFigures()
  private(set) var personTimes = 0
  private(set) var guestPersonTimes = 0
  private(set) var sessions = 0
  private(set) var categories = Dictionary(uniqueKeysWithValues: ServiceCategories.all.map { ($0, 0) })

  /// A day of a station on which something happened.
  mutating func add(_ day: UsageFigures, _ uses: [CountedUse], _ known: ServiceCategories) {
    figures += day
    add(uses, known)
  }

  /// The uses of a day of a station, which are at least one.
  mutating func add(_ uses: [CountedUse], _ known: ServiceCategories) {
    sessions += 1
    personTimes += uses.count
    for use in uses {
      if use.member == nil { guestPersonTimes += 1 }
      categories[known.category(of: use.service), default: 0] += 1
    }
  }

  func row(_ group: String, name: String, beneficiaries: Int, hasVisits: Bool) -> BreakdownRow {
    BreakdownRow(
      group: group, name: name, checkIns: hasVisits ? figures.checkIns : nil,
      members: hasVisits ? figures.members : nil, guests: hasVisits ? figures.guests : nil,
      unknownCards: hasVisits ? figures.unknownCards : nil, personTimes: personTimes,
      guestPersonTimes: guestPersonTimes, sessions: sessions, beneficiaries: beneficiaries, categories: categories)
  }
}
