import StationCore

extension DistrictStore {
  /// Keeps that somebody has looked at findings.
  ///
  /// - Parameters:
  ///   - findings: what names them, and how much there is of each.
  ///   - by: who.
  ///   - reason: what was found or done.
  ///   - now: milliseconds since 1970-01-01T00:00:00Z.
  /// - Throws: ``DistrictFault`` of the store.
  public func settle(
    _ findings: [(id: String, weight: Int)], by: String, reason: String, at now: Int64
  ) throws(DistrictFault) {
    try write { db in
      for (id, weight) in findings {
        try db.execute(
          """
          INSERT INTO settlement (finding, settled, author, reason, weight) VALUES (?, ?, ?, ?, ?)
          ON CONFLICT (finding, settled) DO NOTHING
          """, id, now, by, reason, weight)
      }
    }
  }

  /// What was said of findings, by what names them, oldest first.
  static func settlements(_ db: any SQLSession) throws -> [String: [Settlement]] {
    let all = try db.all("SELECT finding, settled, author, reason, weight FROM settlement ORDER BY settled") { row in
      (
        finding: try row[0] as String,
        settlement: Settlement(
          time: Timestamp.text(try row[1]), by: try row[2], reason: try row[3], weight: try row[4])
      )
    }
    return Dictionary(grouping: all, by: \.finding).mapValues { $0.map(\.settlement) }
  }
}
