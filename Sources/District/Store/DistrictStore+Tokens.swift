public import StationCore
public import X509

/// One-time tokens: kept as hashes, remembered for a while after their end so that a copy is noticed.
extension DistrictStore {
  /// How long the hash of a token that was used or withdrawn is kept, in milliseconds: 400 days.
  private static let tokenMemory: Int64 = 400 * 86_400_000

  /// Keeps the hash of a station's new token; an earlier one is worth nothing from now on.
  ///
  /// - Throws: ``DistrictFault/unknownStation(_:)``, or ``DistrictFault`` of the store.
  public func keep(
    _ token: EnrolmentToken, of station: StationID, until expiry: Int64, at now: Int64
  ) throws(DistrictFault) {
    try write { db in
      guard try self.station(station, db) != nil else { throw DistrictFault.unknownStation(station) }
      try Self.withdrawToken(of: station, at: now, db)
      try db.execute("DELETE FROM spent_token WHERE spent < ?", now - Self.tokenMemory)
      try db.execute(
        "INSERT INTO token (station, hash, expires) VALUES (?, ?, ?)", station.description, token.hash, expiry)
    }
  }

  /// What a token is worth that somebody presents for a station; it is not used up by asking.
  ///
  /// A token that was used before, and one of another station, raise an alarm: somebody may have copied it.
  /// - Throws: ``DistrictFault`` of the store.
  public func present(
    _ token: EnrolmentToken, for station: StationID, at now: Int64
  ) throws(DistrictFault) -> TokenStanding {
    let (standing, owner) = try read { try find(token, for: station, at: now, $0) }
    guard let owner, let kind = standing.alarm else { return standing }
    try write { try Self.raise(kind, of: owner, now: now, $0) }
    return standing
  }

  /// Uses the token up and makes the certificate count, both or neither.
  ///
  /// - Returns: ``TokenStanding/good`` where it was done, else why not.
  /// - Throws: ``DistrictFault`` of the store.
  public func admit(
    _ certificate: Certificate, of station: StationID, by token: EnrolmentToken, at now: Int64
  ) throws(DistrictFault) -> TokenStanding {
    try write { db in
      let (standing, _) = try find(token, for: station, at: now, db)
      guard standing == .good else { return standing }
      try Self.endToken(of: station, isUsed: true, at: now, db)
      try insert(certificate, of: station, at: now, db)
      return .good
    }
  }

  /// Ends a station's unused token, if it has one.
  static func withdrawToken(of station: StationID, at now: Int64, _ db: any SQLSession) throws {
    try endToken(of: station, isUsed: false, at: now, db)
  }

  private static func endToken(of station: StationID, isUsed: Bool, at now: Int64, _ db: any SQLSession) throws {
    try db.execute(
      """
      INSERT INTO spent_token (hash, station, spent, used) SELECT hash, station, ?, ? FROM token WHERE station = ?
      ON CONFLICT DO NOTHING
      """, now, isUsed, station.description)
    try db.execute("DELETE FROM token WHERE station = ?", station.description)
  }

  /// What the token is worth, and whose it is.
  private func find(
    _ token: EnrolmentToken, for station: StationID, at now: Int64, _ db: any SQLSession
  ) throws -> (TokenStanding, StationID?) {
    let unused = try db.first("SELECT station, expires FROM token WHERE hash = ?", token.hash) { row in
      guard let owner = StationID(try row[0] as String) else { throw DistrictFault.damagedRow("a token") }
      return (owner, expires: try row[1] as Int64)
    }
    if let (owner, expires) = unused {
      guard owner == station else { return (.ofAnotherStation, owner) }
      return (expires > now ? .good : .expired, owner)
    }
    let spent = try db.first("SELECT station, used FROM spent_token WHERE hash = ?", token.hash) { row in
      (try row[1] ? TokenStanding.used : .withdrawn, StationID(try row[0] as String))
    }
    return spent ?? (.unknown, nil)
  }
}

extension TokenStanding {
  fileprivate var alarm: AlarmKind? {
    switch self {
    case .used: .tokenReused
    case .ofAnotherStation: .tokenMisused
    case .good, .unknown, .withdrawn, .expired: nil
    }
  }
}
