import StationCore

/// A row of the table of certificates.
struct CertificateRow {
  /// Why a certificate ended, as it is written in the table.
  static let replaced = "replaced"
  static let revoked = "revoked"

  private static let columns = "fingerprint, station, serial, issued, expires, used, ended, ending, seen"

  let fingerprint: [UInt8]
  let station: String
  let serial: String
  let issued: Int64
  let expires: Int64
  let isUsed: Bool
  let ended: Int64?
  let isRevoked: Bool
  let seen: Int64?

  private init(_ row: any SQLRow) throws {
    fingerprint = try row[0]
    station = try row[1]
    serial = try row[2]
    issued = try row[3]
    expires = try row[4]
    isUsed = try row[5]
    ended = try row[6]
    isRevoked = (try row[7] as String?) == Self.revoked
    seen = try row[8]
  }

  static func find(_ fingerprint: [UInt8], _ db: any SQLSession) throws -> CertificateRow? {
    try db.first("SELECT \(columns) FROM certificate WHERE fingerprint = ?", fingerprint, row: CertificateRow.init)
  }

  /// Those of a station, newest first.
  static func all(of station: StationID, _ db: any SQLSession) throws -> [CertificateRow] {
    try db.all(
      "SELECT \(columns) FROM certificate WHERE station = ? ORDER BY issued DESC, serial", station.description,
      row: CertificateRow.init)
  }

  func standing(of station: StationID, at now: Int64) -> CertificateStanding {
    if let ended { return isRevoked ? .revoked(station, at: ended) : .replaced(station, at: ended) }
    return now < expires ? .accepted(station) : .expired(station, at: expires)
  }

  func state(at now: Int64) -> StationCertificate.State {
    if ended != nil { return isRevoked ? .revoked : .replaced }
    guard now < expires else { return .expired }
    return isUsed ? .inUse : .issued
  }
}
