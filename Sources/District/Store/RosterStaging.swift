import DistrictProtocol
import FoundationEssentials
import GRDB
import StationCore

/// The tables of one connection in which a roster is gathered and compared before it comes into force.
enum RosterStaging {
  static let drop = """
    DROP TABLE IF EXISTS temp.roster_import; DROP TABLE IF EXISTS temp.roster_new;
    DROP TABLE IF EXISTS temp.roster_changed;
    """

  /// What has changed, in the order of the members; without the rest where a member is gone.
  static let changes = """
    SELECT c.member, n.trade, n.greeting, n.status, n.roles
    FROM temp.roster_changed c LEFT JOIN temp.roster_new n ON n.member = c.member ORDER BY c.member
    """

  /// Makes the store's roster the gathered one.
  static let apply = """
    INSERT OR REPLACE INTO roster_member (member, \(RosterRow.columns))
      SELECT c.member, n.trade, n.greeting, n.status, n.roles
      FROM temp.roster_changed c JOIN temp.roster_new n ON n.member = c.member ORDER BY c.member;
    DELETE FROM roster_member WHERE member IN (
      SELECT member FROM temp.roster_changed WHERE member NOT IN (SELECT member FROM temp.roster_new));
    """

  /// Gathers a roster, first as it comes and then in the order of its members, which is how a table grows fastest.
  static func fill(_ db: Database, by fill: (DistrictStore.RosterTaker) throws -> Void) throws {
    try db.execute(
      sql: drop + """
        CREATE TEMP TABLE roster_import (member BLOB, trade TEXT, greeting TEXT, status TEXT, roles TEXT, line INTEGER);
        CREATE TEMP TABLE roster_new (
          member BLOB PRIMARY KEY, trade TEXT, greeting TEXT, status TEXT, roles TEXT) WITHOUT ROWID;
        """)
    let insertion = try db.makeStatement(sql: "INSERT INTO temp.roster_import VALUES (?, ?, ?, ?, ?, ?)")
    try fill { entry, line in
      try insertion.execute(arguments: StatementArguments(RosterRow(entry).values + [line]))
    }
    do {
      try db.execute(
        sql: """
          INSERT INTO temp.roster_new SELECT member, \(RosterRow.columns) FROM temp.roster_import ORDER BY member;
          DROP TABLE temp.roster_import;
          """)
    } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
      throw try repetition(db) ?? error
    }
    let greetings = try Int.fetchOne(db, sql: "SELECT count(DISTINCT greeting) FROM temp.roster_new") ?? 0
    guard greetings <= RosterLayout.mostGreetings else {
      throw DistrictFault.unsuitableRoster(
        reason: "\(RosterFault.tooManyGreetings(limit: RosterLayout.mostGreetings))")
    }
  }

  /// Finds out which members differ from the roster in force, and gives its version; `nil` before the first.
  static func compare(_ db: Database) throws -> Int? {
    var version: Int?
    try db.inTransaction(.deferred) {
      version = try DistrictStore.newestRoster(db)?.version
      try db.execute(
        sql: """
          DROP TABLE IF EXISTS temp.roster_changed;
          CREATE TEMP TABLE roster_changed (member BLOB PRIMARY KEY) WITHOUT ROWID;
          INSERT INTO temp.roster_changed
            SELECT n.member FROM temp.roster_new n LEFT JOIN roster_member m ON m.member = n.member
              WHERE m.member IS NULL
                OR (n.trade, n.status, n.roles) IS NOT (m.trade, m.status, m.roles) OR n.greeting IS NOT m.greeting
            UNION ALL
            SELECT m.member FROM roster_member m
              WHERE NOT EXISTS (SELECT 1 FROM temp.roster_new n WHERE n.member = m.member);
          """)
      return .commit
    }
    return version
  }

  private static func repetition(_ db: Database) throws -> DistrictFault? {
    let row = try Row.fetchOne(
      db,
      sql: """
        SELECT min(line), max(line) FROM temp.roster_import GROUP BY member HAVING count(*) > 1 ORDER BY 1 LIMIT 1
        """)
    return row.map {
      .badRosterLine($0[1], reason: "the card stands already in line \($0[0] as Int)")
    }
  }
}
