import FoundationEssentials
import GRDB
import StationCore

/// A row of the table of certificates.
struct CertificateRow {
  /// Why a certificate ended, as it is written in the table.
  static let replaced = "replaced"
  static let revoked = "revoked"

  private static let columns = "fingerprint, station, serial, issued, expires, used, ended, ending, seen"

  let fingerprint: Data
  let station: String
  let serial: String
  let issued: Int64
  let expires: Int64
  let isUsed: Bool
  let ended: Int64?
  let isRevoked: Bool
  let seen: Int64?

  private init(_ row: Row) {
    fingerprint = row[0]
    station = row[1]
    serial = row[2]
    issued = row[3]
    expires = row[4]
    isUsed = row[5]
    ended = row[6]
    isRevoked = (row[7] as String?) == Self.revoked
    seen = row[8]
  }

  static func find(_ fingerprint: Data, _ db: Database) throws -> CertificateRow? {
    try Row.fetchOne(
      db, sql: "SELECT \(columns) FROM certificate WHERE fingerprint = ?", arguments: [fingerprint]
    ).map(CertificateRow.init)
  }

  /// Those of a station, newest first.
  static func all(of station: StationID, _ db: Database) throws -> [CertificateRow] {
    try Row.fetchAll(
      db, sql: "SELECT \(columns) FROM certificate WHERE station = ? ORDER BY issued DESC, serial",
      arguments: [station.description]
    ).map(CertificateRow.init)
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
