import FoundationEssentials
import GRDB
public import StationCore

extension DistrictStore {
  /// Puts a whole roster into force under the next version.
  ///
  /// - Returns: the version.
  /// - Throws: ``DistrictFault`` of the store.
  public func replaceRoster(by entries: [RosterEntry], at now: Int64) throws(DistrictFault) -> Int {
    try write { db in
      try db.execute(sql: "DELETE FROM roster_member")
      let statement = try db.cachedStatement(
        sql: "INSERT OR REPLACE INTO roster_member (member, trade, greeting) VALUES (?, ?, ?)")
      for entry in entries {
        try statement.execute(arguments: [Data(entry.member.bytes), entry.trade.rawValue, entry.greeting])
      }
      try db.execute(
        sql: "INSERT INTO roster (members, imported) VALUES ((SELECT count(*) FROM roster_member), ?)",
        arguments: [now])
      return Int(db.lastInsertedRowID)
    }
  }

  /// The version of the roster in force; `nil` before the first.
  ///
  /// - Throws: ``DistrictFault`` of the store.
  public func rosterVersion() throws(DistrictFault) -> Int? {
    try read { try Int.fetchOne($0, sql: "SELECT max(version) FROM roster") }
  }

  /// The roster in force; `nil` before the first.
  ///
  /// - Throws: ``DistrictFault`` of the store.
  public func roster() throws(DistrictFault) -> (version: Int, members: [RosterEntry])? {
    try read { db in
      guard let version = try Int.fetchOne(db, sql: "SELECT max(version) FROM roster") else { return nil }
      let members = try Row.fetchAll(db, sql: "SELECT member, trade, greeting FROM roster_member ORDER BY member")
      return (
        version,
        try members.map { row in
          guard let member = MemberRef(bytes: row[0] as Data), let trade = Trade(rawValue: row[1]) else {
            throw DistrictFault.damagedRow("a roster entry")
          }
          return RosterEntry(member: member, trade: trade, greeting: row[2])
        }
      )
    }
  }

  /// The roster in force in numbers; `nil` before the first.
  ///
  /// - Throws: ``DistrictFault`` of the store.
  public func rosterSummary() throws(DistrictFault) -> RosterSummary? {
    try read { db in
      guard
        let row = try Row.fetchOne(
          db, sql: "SELECT version, members, imported FROM roster ORDER BY version DESC LIMIT 1")
      else { return nil }
      let trades = try Row.fetchAll(db, sql: "SELECT trade, count(*) FROM roster_member GROUP BY trade")
      return RosterSummary(
        version: row[0], members: row[1], imported: Timestamp.text(row[2]),
        trades: Dictionary(uniqueKeysWithValues: trades.map { ($0[0] as String, $0[1] as Int) }))
    }
  }
}
