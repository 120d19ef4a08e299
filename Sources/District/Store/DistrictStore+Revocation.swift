public import StationCore

/// What the district decides about a station's certificates: to end them, and to let their holder come back.
extension DistrictStore {
  /// How long the holder of an ended certificate may come for a new one unless something else is said, in milliseconds.
  public static let permissionLifetime: Int64 = 48 * 3_600_000

  /// A station's certificates, newest first.
  ///
  /// - Throws: ``DistrictFault/unknownStation(_:)``, or ``DistrictFault`` of the store.
  public func certificates(of station: StationID, at now: Int64) throws(DistrictFault) -> [StationCertificate] {
    try read { db in
      guard try self.station(station, db) != nil else { throw DistrictFault.unknownStation(station) }
      var permissions: [[UInt8]: Int64] = [:]
      try db.query(
        "SELECT fingerprint, expires FROM permission WHERE station = ? AND expires > ?",
        arguments: [.text(station.description), .integer(now)]
      ) { permissions[try $0[0]] = try $0[1] }
      return try CertificateRow.all(of: station, db).map { row in
        StationCertificate(
          serial: row.serial, state: row.state(at: now), issued: Timestamp.text(row.issued),
          expires: Timestamp.text(row.expires), ended: row.ended.map(Timestamp.text),
          seen: row.seen.map(Timestamp.text), allowed: permissions[row.fingerprint].map(Timestamp.text))
      }
    }
  }

  /// Ends certificates of a station: from its next request on it is refused, on connections that are open too.
  ///
  /// Without a serial number every certificate, the unused token and every permission end.
  /// - Returns: the serial numbers of those that this ended.
  /// - Throws: ``DistrictFault/unknownStation(_:)``, ``DistrictFault/unknownCertificate(_:of:)``, or ``DistrictFault``
  ///   of the store.
  public func revoke(_ station: StationID, serial: String? = nil, at now: Int64) throws(DistrictFault) -> [String] {
    try write { db in
      let rows = try named(serial, of: station, db).filter { serial == nil ? $0.ended == nil : !$0.isRevoked }
      for row in rows {
        try db.execute(
          "UPDATE certificate SET ended = ?, ending = ? WHERE fingerprint = ?", now, CertificateRow.revoked,
          row.fingerprint)
        try db.execute("DELETE FROM permission WHERE fingerprint = ?", row.fingerprint)
      }
      if serial == nil {
        try Self.withdrawToken(of: station, at: now, db)
        try db.execute("DELETE FROM permission WHERE station = ?", station.description)
      }
      return rows.map(\.serial)
    }
  }

  /// Lets whoever holds a certificate that has expired or was ended come for a new one, once.
  ///
  /// Without a serial number it is the newest that was used, or else the newest.
  /// - Returns: the certificate's serial number.
  /// - Throws: ``DistrictFault/unknownStation(_:)``, ``DistrictFault/unknownCertificate(_:of:)`` or
  ///   ``DistrictFault/neverEnrolled(_:)``, or ``DistrictFault`` of the store.
  public func allow(
    _ station: StationID, serial: String? = nil, until expiry: Int64
  ) throws(DistrictFault) -> String {
    try write { db in
      let rows = try named(serial, of: station, db)
      guard let row = rows.first(where: \.isUsed) ?? rows.first else { throw DistrictFault.neverEnrolled(station) }
      try db.execute(
        """
        INSERT INTO permission (fingerprint, station, expires) VALUES (?, ?, ?)
        ON CONFLICT (fingerprint) DO UPDATE SET station = excluded.station, expires = excluded.expires
        """, row.fingerprint, station.description, expiry)
      return row.serial
    }
  }

  /// All certificates of a station, newest first, or the one of that serial number.
  private func named(_ serial: String?, of station: StationID, _ db: any SQLSession) throws -> [CertificateRow] {
    guard try self.station(station, db) != nil else { throw DistrictFault.unknownStation(station) }
    let rows = try CertificateRow.all(of: station, db)
    guard let serial else { return rows }
    let wanted = serial.lowercased().filter { $0 != ":" }
    guard let row = rows.first(where: { $0.serial == wanted }) else {
      throw DistrictFault.unknownCertificate(serial, of: station)
    }
    return [row]
  }
}
