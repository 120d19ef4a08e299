import DistrictProtocol
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
    try database.connection { db in
      defer { try? db.run(RosterStaging.drop) }
      try db.transaction(.snapshot) { try RosterStaging.fill(db, by: fill) }
      while true {
        let version = try RosterStaging.compare(db)
        let result = try db.transaction(.alone) { () -> RosterImport? in
          guard try Self.newestRoster(db)?.version == version else { return nil }
          return try Self.apply(db, after: version, at: now)
        }
        // Where somebody else has imported meanwhile, the comparison is made again.
        if let result { return result }
      }
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

  private static func apply(_ db: any SQLSession, after earlier: Int?, at now: Int64) throws -> RosterImport {
    let version = (earlier ?? 0) + 1
    let before = try newestRoster(db)
    var mark = RosterMark(after: before?.mark ?? [], version: version)
    var changed = 0
    try db.stream(RosterStaging.changes, arguments: []) { row in
      mark.add(try RosterRow.record(row))
      changed += 1
    }
    try RosterStaging.apply(db)
    let members: Int = try db.value("SELECT count(*) FROM roster_new") ?? 0
    let lapsed: Int =
      try db.value("SELECT count(*) FROM roster_new WHERE status = ?", MembershipStatus.lapsed.rawValue) ?? 0
    var kept = version
    // A difference that is not much shorter than the roster is worth nothing.
    if let before, changed <= max(members / 8, 1_000) {
      try db.execute("INSERT INTO roster_change (version, member) SELECT ?, member FROM roster_changed", version)
      kept = try oldestKept(db, from: before.kept, to: version, changed: changed, atMost: max(members / 4, 4_000))
    }
    try db.execute("DELETE FROM roster_change WHERE version <= ?", kept)
    try db.execute(
      "INSERT INTO roster (version, members, imported, mark, lapsed, changed, kept) VALUES (?, ?, ?, ?, ?, ?, ?)",
      version, members, now, mark.bytes, lapsed, changed, kept)
    return RosterImport(version: version, members: members, lapsed: lapsed, changed: changed)
  }

  /// How far back differences can be made without keeping more changes than so many.
  private static func oldestKept(
    _ db: any SQLSession, from oldest: Int, to version: Int, changed: Int, atMost limit: Int
  ) throws -> Int {
    var sum = changed
    var kept = version - 1
    let earlier = try db.all(
      "SELECT version, changed FROM roster WHERE version > ? AND version < ? ORDER BY version DESC", oldest, version
    ) { (version: try $0[0] as Int, changed: try $0[1] as Int) }
    for step in earlier {
      sum += step.changed
      if sum > limit { break }
      kept = step.version - 1
    }
    return kept
  }
}
