import FoundationEssentials
public import StationCore

extension DistrictStore {
  /// A version of the programme, or the one in force; `nil` where there is none.
  ///
  /// - Throws: ``DistrictFault`` of the store.
  public func programme(version: Int64? = nil) throws(DistrictFault) -> PublishedProgramme? {
    try read { db in
      guard let version = try version ?? self.newestProgramme(db) else { return nil }
      return try db.first("SELECT plan, made FROM programme WHERE version = ?", version) { row in
        let text: String = try row[0]
        guard let plan = try? JSONDecoder().decode(ProgrammePlan.self, from: Data(text.utf8)) else {
          throw DistrictFault.damagedRow("programme \(version)")
        }
        return PublishedProgramme(version: version, plan: plan, made: try row[1])
      }
    }
  }

  /// Puts a programme into force under the next version, unless it has faults at a registered station.
  ///
  /// - Parameters:
  ///   - plan: the whole programme.
  ///   - above: the version is higher than this: a store that was put back from a backup catches up so with versions
  ///     that stations have from before.
  ///   - now: milliseconds since 1970-01-01T00:00:00Z.
  /// - Returns: the programme with its version.
  /// - Throws: ``DistrictFault/unsuitableProgramme(_:)``, or ``DistrictFault`` of the store.
  public func publish(
    _ plan: ProgrammePlan, above: Int64 = 0, at now: Int64
  ) throws(DistrictFault) -> PublishedProgramme {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return try write { db in
      let faults = plan.faults(stations: try self.streets(db))
      guard faults.isEmpty else { throw DistrictFault.unsuitableProgramme(faults) }
      let text = String(decoding: try encoder.encode(plan), as: UTF8.self)
      let version = max(try self.newestProgramme(db) ?? 0, above) + 1
      try db.execute("INSERT INTO programme (version, plan, made) VALUES (?, ?, ?)", version, text, now)
      return PublishedProgramme(version: version, plan: plan, made: now)
    }
  }

  /// What is wrong with a programme at the stations that are registered.
  ///
  /// - Throws: ``DistrictFault`` of the store.
  public func faults(of plan: ProgrammePlan) throws(DistrictFault) -> [ProgrammeFault] {
    plan.faults(stations: try read { try self.streets($0) })
  }

  /// The version of the programme in force; `nil` before the first.
  ///
  /// - Throws: ``DistrictFault`` of the store.
  public func programmeVersion() throws(DistrictFault) -> String? {
    try read { try self.newestProgramme($0) }.map { String($0) }
  }

  /// The versions of the programme and of the roster in force, as an acknowledgement tells them.
  func versions() async throws(DistrictFault) -> (programme: String?, roster: Int?) {
    try await aside { (store) throws(DistrictFault) in (try store.programmeVersion(), try store.rosterVersion()) }
  }

  /// The newest versions, and how each station stands to them.
  ///
  /// - Throws: ``DistrictFault`` of the store.
  public func programmeVersions(limit: Int) throws(DistrictFault) -> ProgrammeVersions {
    try read { db in
      let published = try db.all("SELECT version, made FROM programme ORDER BY version DESC LIMIT \(limit)") { row in
        (version: try row[0] as Int64, made: try row[1] as Int64)
      }
      return ProgrammeVersions(published, try ProgrammeStanding.all(db))
    }
  }

  private func newestProgramme(_ db: any SQLSession) throws -> Int64? {
    try db.value("SELECT max(version) FROM programme")
  }

  private func streets(_ db: any SQLSession) throws -> [(id: StationID, street: String)] {
    try db.all("SELECT \(RegisteredStation.columns) FROM station ORDER BY id") { row in
      let station = try RegisteredStation(row)
      return (station.id, station.street)
    }
  }
}
