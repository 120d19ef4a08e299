import StationCore

extension DistrictStore {
  /// The stations whose token was not used yet, by when it ends.
  ///
  /// - Throws: ``DistrictFault`` of the store.
  public func waitingTokens(at now: Int64) throws(DistrictFault) -> [WaitingToken] {
    try read { db in
      try db.all(
        """
        SELECT s.id, s.name, s.street, t.expires FROM token t JOIN station s ON s.id = t.station
        ORDER BY t.expires, s.id
        """
      ) { row in
        let expires: Int64 = try row[3]
        return WaitingToken(
          station: try row[0], name: try row[1], street: try row[2], expires: Timestamp.text(expires),
          expired: expires <= now)
      }
    }
  }
}
