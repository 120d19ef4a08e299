import FoundationEssentials
import GRDB
public import StationCore

extension DistrictStore {
  /// The programme in force; `nil` before the first.
  ///
  /// - Throws: ``DistrictFault`` of the store.
  public func programme() throws(DistrictFault) -> Programme? {
    try read { db in
      guard let row = try Row.fetchOne(db, sql: "SELECT version, services FROM programme ORDER BY version DESC LIMIT 1")
      else { return nil }
      guard let services = try? JSONDecoder().decode([OfferedService].self, from: Data((row[1] as String).utf8)) else {
        throw DistrictFault.damagedRow("the programme")
      }
      return Programme(version: String(row[0] as Int64), services: services)
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
      try db.execute(sql: "INSERT INTO programme (services, made) VALUES (?, ?)", arguments: [text, now])
      return Programme(version: String(db.lastInsertedRowID), services: services)
    }
  }

  /// The version of the programme in force; `nil` before the first.
  ///
  /// - Throws: ``DistrictFault`` of the store.
  public func programmeVersion() throws(DistrictFault) -> String? {
    try read { try Int64.fetchOne($0, sql: "SELECT max(version) FROM programme") }.map(String.init)
  }
}
