import FoundationEssentials
public import StationCore

extension DistrictStore {
  /// The programme in force; `nil` before the first.
  ///
  /// - Throws: ``DistrictFault`` of the store.
  public func programme() throws(DistrictFault) -> Programme? {
    try read { db in
      try db.first("SELECT version, services FROM programme ORDER BY version DESC LIMIT 1") { row in
        let text: String = try row[1]
        guard let services = try? JSONDecoder().decode([OfferedService].self, from: Data(text.utf8)) else {
          throw DistrictFault.damagedRow("the programme")
        }
        return Programme(version: String(try row[0] as Int64), services: services)
      }
    }
  }

  /// Puts services into force under the next version.
  ///
  /// - Returns: the programme with its version.
  /// - Throws: ``DistrictFault`` of the store.
  public func publish(_ services: [OfferedService], at now: Int64) throws(DistrictFault) -> Programme {
    try write { db in
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys]
      let text = String(decoding: try encoder.encode(services), as: UTF8.self)
      let version = (try db.value("SELECT max(version) FROM programme", as: Int64.self) ?? 0) + 1
      try db.execute("INSERT INTO programme (version, services, made) VALUES (?, ?, ?)", version, text, now)
      return Programme(version: String(version), services: services)
    }
  }

  /// The version of the programme in force; `nil` before the first.
  ///
  /// - Throws: ``DistrictFault`` of the store.
  public func programmeVersion() throws(DistrictFault) -> String? {
    try read { try $0.value("SELECT max(version) FROM programme", as: Int64.self) }.map { String($0) }
  }

  /// The versions of the programme and of the roster in force, as an acknowledgement tells them.
  func versions() async throws(DistrictFault) -> (programme: String?, roster: Int?) {
    try await aside { (store) throws(DistrictFault) in (try store.programmeVersion(), try store.rosterVersion()) }
  }
}
