import StationCore

/// Breaks the days of stations down into rows, each taken in once and none kept.
struct BreakdownTally {
  private struct Group {
    let key: String
    let name: String
    var count = GroupCount()
  }

  private let grouping: ReportGrouping?
  private let known: ServiceCategories
  private var cards: DistinctCards
  /// The whole is the first, the rows follow.
  private var groups = [Group(key: "", name: "")]
  private var indexes: [String: Int] = [:]

  /// Begins to count.
  ///
  /// - Parameters:
  ///   - grouping: by what; `nil` counts only the whole.
  ///   - stations: the stations that are reported on, which have a row each also where nothing happened.
  ///   - from: the first day.
  ///   - to: the last day.
  ///   - known: the categories of services.
  ///   - cards: what counts the different cards.
  init(
    by grouping: ReportGrouping?, stations: [RegisteredStation], from: CivilDate, to: CivilDate,
    known: ServiceCategories, cards: DistinctCards
  ) {
    self.grouping = grouping
    self.known = known
    self.cards = cards
    switch grouping {
    case nil: break
    case .street: for station in stations { _ = index(station.street) }
    case .station: for station in stations { _ = index(station.id.description, station.name) }
    case .service: for service in known.services { _ = index(service.code.rawValue, service.name(in: "zh-Hans")) }
    case .category: for category in ServiceCategories.all { _ = index(category) }
    case .day, .week, .month:
      guard let step = grouping?.step, step.divides(from: from, to: to) else { break }
      var day = from
      while day <= to {
        _ = index(step.name(of: day))
        day = step.next(after: day)
      }
    }
  }

  /// Takes a day of a station in.
  ///
  /// - Throws: ``DistrictFault/cannotWrite(path:reason:)`` where the cards have no room.
  mutating func add(_ day: StationDay) throws(DistrictFault) {
    let sum = day.hours.reduce(into: UsageHour()) { sum, hour in
      sum.figures += hour.figures
      sum.cards.formUnion(hour.cards)
    }
    guard sum.figures.checkIns > 0 || !day.uses.isEmpty else { return }
    try add(sum, day.uses, to: 0)
    switch grouping {
    case nil: break
    case .street: try add(sum, day.uses, to: index(day.station.street))
    case .station: try add(sum, day.uses, to: index(day.station.id.description, day.station.name))
    case .day, .week, .month:
      if let step = grouping?.step { try add(sum, day.uses, to: index(step.name(of: day.day))) }
    case .service:
      for (service, uses) in Dictionary(grouping: day.uses, by: \.service) {
        try add(uses, to: index(service.rawValue, known.name(of: service)))
      }
    case .category:
      for (category, uses) in Dictionary(grouping: day.uses, by: { known.category(of: $0.service) }) {
        try add(uses, to: index(category))
      }
    }
  }

  /// The whole and the rows.
  ///
  /// Services that the programme does not know come behind those that it knows, by their codes.
  ///
  /// - Throws: ``DistrictFault``.
  consuming func finish() throws(DistrictFault) -> (whole: BreakdownRow, rows: [BreakdownRow]) {
    let beneficiaries = try cards.counts(of: groups.count)
    let hasVisits = grouping != .service && grouping != .category
    var rows = zip(groups, beneficiaries).map { group, cards in
      group.count.row(group.key, name: group.name, beneficiaries: cards, hasVisits: hasVisits)
    }
    let whole = groups[0].count.row("", name: "", beneficiaries: beneficiaries[0], hasVisits: true)
    rows.removeFirst()
    if grouping == .service {
      let count = known.services.count
      rows = rows.prefix(count) + rows.dropFirst(count).sorted { $0.group < $1.group }
    }
    return (whole, rows)
  }

  private mutating func add(_ sum: UsageHour, _ uses: [CountedUse], to index: Int) throws(DistrictFault) {
    groups[index].count.add(sum.figures, uses, known)
    for card in sum.cards { try cards.add(card, to: index) }
  }

  private mutating func add(_ uses: [CountedUse], to index: Int) throws(DistrictFault) {
    groups[index].count.add(uses, known)
    for card in uses.compactMap(\.member) { try cards.add(card, to: index) }
  }

  /// The index of a group, which is made where there is none.
  private mutating func index(_ key: String, _ name: String? = nil) -> Int {
    if let index = indexes[key] { return index }
    indexes[key] = groups.count
    groups.append(Group(key: key, name: name ?? key))
    return groups.count - 1
  }
}
