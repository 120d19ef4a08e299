import DistrictProtocol
import StationCore

extension DistrictStore {
  /// The version of the roster in force; `nil` before the first.
  ///
  /// - Throws: ``DistrictFault`` of the store.
  public func rosterVersion() throws(DistrictFault) -> Int? {
    try read { try $0.value("SELECT max(version) FROM roster") }
  }

  /// The roster in force in numbers; `nil` before the first.
  ///
  /// - Throws: ``DistrictFault`` of the store.
  public func rosterSummary() throws(DistrictFault) -> RosterSummary? {
    try read { db in
      var membersOfTrade: [String: Int] = [:]
      try db.query("SELECT trade, count(*) FROM roster_member GROUP BY trade", arguments: []) {
        membersOfTrade[try $0[0]] = try $0[1]
      }
      var membersOfRole: [String: Int] = [:]
      try db.query("SELECT roles, count(*) FROM roster_member WHERE roles <> '' GROUP BY roles", arguments: []) {
        for role in (try $0[0] as String).split(separator: " ") {
          membersOfRole[String(role), default: 0] += try $0[1]
        }
      }
      return try db.first(
        "SELECT version, members, lapsed, changed, kept, imported FROM roster ORDER BY version DESC LIMIT 1"
      ) { row in
        RosterSummary(
          version: try row[0], members: try row[1], lapsed: try row[2], changed: try row[3],
          differencesFrom: try row[4], imported: Timestamp.text(try row[5]), trades: membersOfTrade,
          roles: membersOfRole)
      }
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
      do {
        if let base {
          try db.stream(Self.difference, arguments: [.integer(Int64(base.version))]) {
            try writer.append(try RosterRow.record($0))
          }
        } else {
          try db.stream("SELECT member, \(RosterRow.columns) FROM roster_member ORDER BY member", arguments: []) {
            try writer.append(try RosterRow.record($0))
          }
        }
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

  static func newestRoster(_ db: any SQLSession) throws -> NewestRoster? {
    try db.first("SELECT version, mark, members, lapsed, kept FROM roster ORDER BY version DESC LIMIT 1") {
      NewestRoster(version: try $0[0], mark: try $0[1], members: try $0[2], lapsed: try $0[3], kept: try $0[4])
    }
  }

  private static func base(_ db: any SQLSession, after: Int, _ newest: NewestRoster) throws -> RosterPoint? {
    guard after >= newest.kept, after < newest.version,
      let mark: [UInt8] = try db.value("SELECT mark FROM roster WHERE version = ?", after)
    else { return nil }
    return RosterPoint(version: after, mark: Hex.encode(mark))
  }

  private static let difference = """
    SELECT c.member, m.trade, m.greeting, m.status, m.roles
    FROM (SELECT DISTINCT member FROM roster_change WHERE version > ?) c
    LEFT JOIN roster_member m ON m.member = c.member ORDER BY c.member
    """
}
