import DistrictProtocol
import FoundationEssentials
import GRDB
public import StationCore

extension DistrictStore {
  /// Takes the next entry of a roster, and the line that it stands in.
  public typealias RosterTaker = (_ entry: RosterEntry, _ line: Int) throws -> Void

  /// Puts a whole roster into force under the next version.
  ///
  /// The entries go to a table of this connection's own, and are compared there; only what has changed is written
  /// while others wait. Nothing is held in memory.
  ///
  /// - Parameters:
  ///   - now: milliseconds since 1970-01-01T00:00:00Z.
  ///   - fill: hands over every entry.
  /// - Returns: what it came to.
  /// - Throws: ``DistrictFault`` of the store, ``DistrictFault/badRosterLine(_:reason:)`` where a member stands twice,
  ///   or what `fill` throws.
  public func replaceRoster(
    at now: Int64, by fill: (RosterTaker) throws -> Void
  ) throws(DistrictFault) -> RosterImport {
    do {
      return try database.writeWithoutTransaction { db in
        defer { try? db.execute(sql: RosterStaging.drop) }
        try db.inTransaction(.deferred) {
          try RosterStaging.fill(db, by: fill)
          return .commit
        }
        while true {
          var result: RosterImport?
          let version = try RosterStaging.compare(db)
          try db.inTransaction(.immediate) {
            guard try Self.newestRoster(db)?.version == version else { return .rollback }
            result = try Self.apply(db, after: version, at: now)
            return .commit
          }
          // Where somebody else has imported meanwhile, the comparison is made again.
          if let result { return result }
        }
      }
    } catch {
      throw DistrictFault(error)
    }
  }

  /// Puts a whole roster into force under the next version.
  ///
  /// - Returns: the version.
  /// - Throws: ``DistrictFault`` as ``replaceRoster(at:by:)``.
  public func replaceRoster(by entries: [RosterEntry], at now: Int64) throws(DistrictFault) -> Int {
    try replaceRoster(at: now) { take in
      for (index, entry) in entries.enumerated() { try take(entry, index + 1) }
    }.version
  }

  private static func apply(_ db: Database, after earlier: Int?, at now: Int64) throws -> RosterImport {
    let version = (earlier ?? 0) + 1
    let before = try newestRoster(db)
    var mark = RosterMark(after: before?.mark ?? [], version: version)
    var changed = 0
    let changes = try Row.fetchCursor(db, sql: RosterStaging.changes)
    while let row = try changes.next() {
      mark.add(try RosterRow.record(row))
      changed += 1
    }
    try db.execute(sql: RosterStaging.apply)
    let members = try Int.fetchOne(db, sql: "SELECT count(*) FROM temp.roster_new") ?? 0
    let lapsed =
      try Int.fetchOne(
        db, sql: "SELECT count(*) FROM temp.roster_new WHERE status = ?",
        arguments: [MembershipStatus.lapsed.rawValue]) ?? 0
    var kept = version
    // A difference that is not much shorter than the roster is worth nothing.
    if let before, changed <= max(members / 8, 1_000) {
      try db.execute(
        sql: "INSERT INTO roster_change (version, member) SELECT ?, member FROM temp.roster_changed",
        arguments: [version])
      kept = try oldestKept(db, from: before.kept, to: version, changed: changed, atMost: max(members / 4, 4_000))
    }
    try db.execute(sql: "DELETE FROM roster_change WHERE version <= ?", arguments: [kept])
    try db.execute(
      sql: """
        INSERT INTO roster (version, members, imported, mark, lapsed, changed, kept) VALUES (?, ?, ?, ?, ?, ?, ?)
        """, arguments: [version, members, now, Data(mark.bytes), lapsed, changed, kept])
    return RosterImport(version: version, members: members, lapsed: lapsed, changed: changed)
  }

  /// How far back differences can be made without keeping more changes than so many.
  private static func oldestKept(
    _ db: Database, from oldest: Int, to version: Int, changed: Int, atMost limit: Int
  ) throws -> Int {
    var sum = changed
    var kept = version - 1
    let earlier = try Row.fetchCursor(
      db, sql: "SELECT version, changed FROM roster WHERE version > ? AND version < ? ORDER BY version DESC",
      arguments: [oldest, version])
    while let row = try earlier.next() {
      sum += row[1] as Int
      if sum > limit { break }
      kept = (row[0] as Int) - 1
    }
    return kept
  }
}
