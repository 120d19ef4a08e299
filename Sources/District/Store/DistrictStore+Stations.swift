public import StationCore

extension DistrictStore {
  /// Registers a station, or corrects name, street and zone of one that is registered.
  ///
  /// - Returns: whether it is new.
  /// - Throws: ``DistrictFault``.
  public func add(_ station: RegisteredStation, at now: Int64) throws(DistrictFault) -> Bool {
    try write { db in
      let isNew = try self.station(station.id, db) == nil
      try db.execute(
        """
        INSERT INTO station (id, name, street, zone, added) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET name = excluded.name, street = excluded.street, zone = excluded.zone
        """, station.id.description, station.name, station.street, station.zone, now)
      return isNew
    }
  }

  /// The station of that id.
  ///
  /// - Throws: ``DistrictFault/unknownStation(_:)``, or ``DistrictFault`` of the store.
  public func station(_ id: StationID) throws(DistrictFault) -> RegisteredStation {
    guard let found = try read({ try self.station(id, $0) }) else { throw .unknownStation(id) }
    return found
  }

  func station(_ id: StationID, _ db: any SQLSession) throws -> RegisteredStation? {
    try db.first(
      "SELECT \(RegisteredStation.columns) FROM station WHERE id = ?", id.description, row: RegisteredStation.init)
  }
}
