import StationCore

extension ProgrammeStanding {
  /// How every registered station stands, by the newest such events of each of its ledgers, in the order of their ids.
  static func all(_ db: any SQLSession) throws -> [ProgrammeStanding] {
    let stations = try db.all("SELECT id FROM station ORDER BY id") { try $0[0] as String }
    var standings = Dictionary(uniqueKeysWithValues: stations.map { ($0, ProgrammeStanding(station: $0)) })
    try db.query(
      """
      SELECT ledger.station, event.type, event.data, event.moment FROM ledger
      JOIN event ON event.station = ledger.station AND event.ledger = ledger.key
        AND event.type IN (\(SchemaStep.programmeTypes))
        AND event.sequence IN (\(newest(.programmeApplied)), \(newest(.programmeRefused)))
      ORDER BY ledger.heard, ledger.key, event.sequence
      """, arguments: []
    ) { row in
      guard let body = EventBody(type: try row[1], data: try row[2], subject: nil) else { return }
      standings[try row[0]]?.take(body, at: try row[3])
    }
    return stations.compactMap { standings[$0] }
  }

  /// A ledger's newest event of a type; the index is found by the condition that it was made with.
  private static func newest(_ type: EventType) -> String {
    """
    (SELECT max(said.sequence) FROM event AS said WHERE said.station = ledger.station AND said.ledger = ledger.key
      AND said.type IN (\(SchemaStep.programmeTypes)) AND said.type = '\(type.rawValue)')
    """
  }
}
