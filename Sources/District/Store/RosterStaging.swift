import DistrictProtocol
import StationCore

/// The tables of one connection in which a roster is gathered and compared before it comes into force.
enum RosterStaging {
  static let drop = """
    DROP TABLE IF EXISTS roster_import; DROP TABLE IF EXISTS roster_new; DROP TABLE IF EXISTS roster_changed;
    """

  /// What has changed, in the order of the members; without the rest where a member is gone.
  static let changes = """
    SELECT c.member, n.trade, n.greeting, n.status, n.roles
    FROM roster_changed c LEFT JOIN roster_new n ON n.member = c.member ORDER BY c.member
    """

  /// Gathers a roster, first as it comes and then in the order of its members, which is how a table grows fastest.
  static func fill(_ db: any SQLConnection, by fill: (DistrictStore.RosterTaker) throws -> Void) throws {
    let d = db.dialect
    try db.run(
      """
      \(drop)
      CREATE TEMP TABLE roster_import (
        member \(d.bytes), trade \(d.text), greeting \(d.text), status \(d.text), roles \(d.text), line \(d.integer));
      CREATE TEMP TABLE roster_new (
        member \(d.bytes) PRIMARY KEY, trade \(d.text), greeting \(d.text), status \(d.text), roles \(d.text)
      ) \(d.keyed);
      """)
    try db.insert(into: "roster_import", columns: "member, \(RosterRow.columns), line") { sink in
      try fill { entry, line in
        RosterRow(entry).write(to: sink)
        sink.integer(Int64(line))
        try sink.endRow()
      }
    }
    if let repetition = try repetition(db) { throw repetition }
    try db.execute("INSERT INTO roster_new SELECT member, \(RosterRow.columns) FROM roster_import ORDER BY member")
    try db.run("DROP TABLE roster_import; \(d.analyze("roster_new"))")
    let greetings: Int = try db.value("SELECT count(DISTINCT greeting) FROM roster_new") ?? 0
    guard greetings <= RosterLayout.mostGreetings else {
      throw DistrictFault.unsuitableRoster(
        reason: "\(RosterFault.tooManyGreetings(limit: RosterLayout.mostGreetings))")
    }
  }

  /// Finds out which members differ from the roster in force, and gives its version; `nil` before the first.
  static func compare(_ db: any SQLConnection) throws -> Int? {
    let d = db.dialect
    return try db.transaction(.snapshot) {
      let version = try DistrictStore.newestRoster(db)?.version
      try db.run(
        """
        DROP TABLE IF EXISTS roster_changed;
        CREATE TEMP TABLE roster_changed (member \(d.bytes) PRIMARY KEY) \(d.keyed);
        INSERT INTO roster_changed
          SELECT n.member FROM roster_new n LEFT JOIN roster_member m ON m.member = n.member
            WHERE m.member IS NULL OR n.trade <> m.trade OR n.status <> m.status OR n.roles <> m.roles
              OR n.greeting IS DISTINCT FROM m.greeting
          UNION ALL
          SELECT m.member FROM roster_member m
            WHERE NOT EXISTS (SELECT 1 FROM roster_new n WHERE n.member = m.member);
        \(d.analyze("roster_changed"))
        """)
      return version
    }
  }

  /// Makes the store's roster the gathered one.
  static func apply(_ db: any SQLSession) throws {
    try db.execute(
      """
      INSERT INTO roster_member (member, \(RosterRow.columns))
        SELECT c.member, n.trade, n.greeting, n.status, n.roles
        FROM roster_changed c JOIN roster_new n ON n.member = c.member WHERE true ORDER BY c.member
      ON CONFLICT (member) DO UPDATE SET trade = excluded.trade, greeting = excluded.greeting,
        status = excluded.status, roles = excluded.roles
      """)
    try db.execute(
      """
      DELETE FROM roster_member WHERE member IN (
        SELECT c.member FROM roster_changed c WHERE NOT EXISTS (SELECT 1 FROM roster_new n WHERE n.member = c.member))
      """)
  }

  /// The first member who stands twice.
  private static func repetition(_ db: any SQLSession) throws -> DistrictFault? {
    try db.first(
      """
      SELECT min(line), max(line) FROM roster_import GROUP BY member HAVING count(*) > 1 ORDER BY 1 LIMIT 1
      """
    ) { row in
      .badRosterLine(try row[1], reason: "the card stands already in line \(try row[0] as Int)")
    }
  }
}
