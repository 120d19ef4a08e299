extension ProgrammePlan {
  /// The programme that all stations have for which no part is.
  public func programme(version: String, memberCodeKeys: [MemberCodeKey] = []) -> Programme {
    Programme(
      version: version, services: services, notices: notices, settings: settings, keepers: keepers,
      memberCodeKeys: memberCodeKeys)
  }

  /// The programme of one station.
  public func programme(
    for station: StationID, on street: String, version: String, memberCodeKeys: [MemberCodeKey] = []
  ) -> Programme {
    let named = parts.filter { $0.stations.contains(station) }
    let streets = parts.filter { $0.streets.contains(street) && !$0.stations.contains(station) }
    let plan = (streets + named).reduce(self) { $0.with($1, of: self) }
    return plan.programme(version: version, memberCodeKeys: memberCodeKeys)
  }

  /// What of a plan one more of its parts changes.
  func with(_ part: ProgrammePart, of whole: ProgrammePlan) -> ProgrammePlan {
    var plan = self
    plan.services = Self.replacing(services, by: part.services, key: \.code)
    if let offered = part.offered {
      let catalogue = catalogue(part, of: whole)
      plan.services = offered.compactMap { catalogue[$0] }
    }
    plan.notices = Self.replacing(notices, by: part.notices, key: \.id)
    plan.settings = settings.overlaid(by: part.settings)
    plan.keepers = Self.replacing(keepers, by: part.keepers, key: \.id)
    return plan
  }

  /// Every service that a part can offer: its own first, then those of all, then those that other parts add.
  func catalogue(_ part: ProgrammePart, of whole: ProgrammePlan) -> [ServiceCode: OfferedService] {
    let all = part.services + services + whole.services + whole.parts.flatMap(\.services)
    return Dictionary(all.map { ($0.code, $0) }) { first, _ in first }
  }

  private static func replacing<Entry, Key: Hashable>(
    _ entries: [Entry], by others: [Entry], key: KeyPath<Entry, Key>
  ) -> [Entry] {
    let replaced = entries.map { entry in others.last { $0[keyPath: key] == entry[keyPath: key] } ?? entry }
    return replaced + others.filter { other in !entries.contains { $0[keyPath: key] == other[keyPath: key] } }
  }
}
