extension ProgrammePlan {
  /// What is wrong with the plan, in its order; a plan without faults gives every station a programme without.
  ///
  /// The programmes of the stations that are named, with their streets, are composed and checked, too.
  public func faults(stations: [(id: StationID, street: String)] = []) -> [ProgrammeFault] {
    let version = "1"
    var check = ProgrammeCheck(settings: settings, knowsAllLanguages: true)
    check.whole(programme(version: version))
    for (index, part) in parts.enumerated() {
      let path = ProgrammePath.root.key("parts").position(index)
      let own = faults(of: part, at: path)
      for fault in own { check.note(fault.path, fault.problem) }
      guard own.isEmpty, check.faults.isEmpty,
        let fault = ProgrammeCheck.faults(of: with(part, of: self).programme(version: version)).first
      else { continue }
      check.note(path, .together(fault.description))
    }
    guard check.faults.isEmpty else { return check.faults }
    // Several parts for one station may be wrong together only.
    for station in stations {
      let programme = programme(for: station.id, on: station.street, version: version)
      for fault in ProgrammeCheck.faults(of: programme).prefix(1) {
        check.note(.root, .together("at \(station.id) \(fault.description)"))
      }
    }
    return check.faults
  }

  private func faults(of part: ProgrammePart, at path: ProgrammePath) -> [ProgrammeFault] {
    var check = ProgrammeCheck(settings: settings.overlaid(by: part.settings), knowsAllLanguages: true)
    if part.streets.isEmpty, part.stations.isEmpty { check.note(path, .forNobody) }
    check.services(part.services, at: path.key("services"))
    check.notices(part.notices, at: path.key("notices"))
    check.settings(part.settings, at: path.key("settings"))
    check.keepers(part.keepers, at: path.key("keepers"))
    guard let offered = part.offered else { return check.faults }
    let path = path.key("offered")
    if offered.isEmpty { check.note(path, .empty) }
    let known = catalogue(part, of: self)
    var seen: Set<ServiceCode> = []
    for (index, code) in offered.enumerated() {
      if known[code] == nil { check.note(path.position(index), .noSuchService(code.rawValue)) }
      if !seen.insert(code).inserted { check.note(path.position(index), .namedTwice(code.rawValue)) }
    }
    return check.faults
  }
}
