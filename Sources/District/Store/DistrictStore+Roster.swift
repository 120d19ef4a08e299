import DistrictProtocol
import FoundationEssentials
import GRDB
import StationCore

extension DistrictStore {
  /// The version of the roster in force; `nil` before the first.
  ///
  /// - Throws: ``DistrictFault`` of the store.
  public func rosterVersion() throws(DistrictFault) -> Int? {
    try read { try Int.fetchOne($0, sql: "SELECT max(version) FROM roster") }
  }

  /// The roster in force in numbers; `nil` before the first.
  ///
  /// - Throws: ``DistrictFault`` of the store.
  public func rosterSummary() throws(DistrictFault) -> RosterSummary? {
    try read { db in
      guard let row = try Row.fetchOne(db, sql: "SELECT * FROM roster ORDER BY version DESC LIMIT 1") else {
        return nil
      }
      let trades = try Row.fetchAll(db, sql: "SELECT trade, count(*) FROM roster_member GROUP BY trade")
      let roles = try Row.fetchAll(
        db, sql: "SELECT roles, count(*) FROM roster_member WHERE roles <> '' GROUP BY roles")
      var membersOfRole: [String: Int] = [:]
      for row in roles {
        for role in (row[0] as String).split(separator: " ") { membersOfRole[String(role), default: 0] += row[1] }
      }
      return RosterSummary(
        version: row["version"], members: row["members"], lapsed: row["lapsed"], changed: row["changed"],
        differencesFrom: row["kept"], imported: Timestamp.text(row["imported"]),
        trades: Dictionary(uniqueKeysWithValues: trades.map { ($0[0] as String, $0[1] as Int) }),
        roles: membersOfRole)
    }
  }

  /// Whether a station with a version can be sent a difference.
  ///
  /// - Throws: ``DistrictFault`` of the store.
  func canMakeDifference(after version: Int) throws(DistrictFault) -> Bool {
    try read { db in
      guard let newest = try Self.newestRoster(db) else { return false }
      return try Self.base(db, after: version, newest) != nil
    }
  }

  /// Writes the pages behind the head of a roster file: the whole roster, or its difference to a version.
  ///
  /// - Parameters:
  ///   - after: the version that is there already; the roster is whole where no difference to it can be made.
  ///   - sink: takes the pages.
  /// - Returns: the head of the file; `nil` before the first roster.
  /// - Throws: ``DistrictFault`` of the store, also where the roster has more different greetings than a file can.
  func writeRoster(after: Int, to sink: @escaping RosterWriter.Sink) throws(DistrictFault) -> RosterHead? {
    try read { db in
      guard let newest = try Self.newestRoster(db) else { return nil }
      let base = try Self.base(db, after: after, newest)
      var writer = RosterWriter(sink)
      let rows =
        if let base {
          try Row.fetchCursor(db, sql: Self.difference, arguments: [base.version])
        } else {
          try Row.fetchCursor(db, sql: "SELECT member, \(RosterRow.columns) FROM roster_member ORDER BY member")
        }
      do {
        while let row = try rows.next() { try writer.append(try RosterRow.record(row)) }
        return try writer.finish(at: newest.point, after: base, members: newest.members, lapsed: newest.lapsed)
      } catch let fault as RosterFault {
        throw DistrictFault.unsuitableRoster(reason: "\(fault)")
      }
    }
  }

  /// What the store knows of the roster in force.
  struct NewestRoster {
    let version: Int
    let mark: [UInt8]
    let members: Int
    let lapsed: Int
    let kept: Int

    var point: RosterPoint { RosterPoint(version: version, mark: Hex.encode(mark)) }
  }

  static func newestRoster(_ db: Database) throws -> NewestRoster? {
    try Row.fetchOne(
      db, sql: "SELECT version, mark, members, lapsed, kept FROM roster ORDER BY version DESC LIMIT 1"
    ).map {
      NewestRoster(version: $0[0], mark: Array($0[1] as Data), members: $0[2], lapsed: $0[3], kept: $0[4])
    }
  }

  private static func base(_ db: Database, after: Int, _ newest: NewestRoster) throws -> RosterPoint? {
    guard after >= newest.kept, after < newest.version,
      let mark = try Data.fetchOne(db, sql: "SELECT mark FROM roster WHERE version = ?", arguments: [after])
    else { return nil }
    return RosterPoint(version: after, mark: Hex.encode(mark))
  }

  private static let difference = """
    SELECT c.member, m.trade, m.greeting, m.status, m.roles
    FROM (SELECT DISTINCT member FROM roster_change WHERE version > ?) c
    LEFT JOIN roster_member m ON m.member = c.member ORDER BY c.member
    """
}
