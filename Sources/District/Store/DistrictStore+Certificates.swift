import Crypto
import FoundationEssentials
import GRDB
public import StationCore
import SwiftASN1
public import X509

/// The stations' certificates: which of them speak for their station now.
extension DistrictStore {
  /// How often it is written down that a certificate was shown, in milliseconds: once an hour.
  private static let seenInterval: Int64 = 3_600_000
  /// How many ended certificates of a station are remembered.
  private static let endedKept = 20

  /// Makes a further certificate of an enrolled station count.
  ///
  /// - Throws: ``DistrictFault`` of the store.
  public func admit(_ certificate: Certificate, of station: StationID, at now: Int64) throws(DistrictFault) {
    try write { try insert(certificate, of: station, at: now, $0) }
  }

  /// What a certificate that the authority has signed is worth at this moment.
  ///
  /// The first use of a certificate ends the station's earlier ones: until then a station whose reply was lost can
  /// still come with the old one, afterwards a device that was replaced cannot, and raises an alarm.
  /// - Throws: ``DistrictFault`` of the store.
  public func standing(of certificate: Certificate, at now: Int64) async throws(DistrictFault) -> CertificateStanding {
    guard let station = SubjectName.station(certificate) else { return .unknown }
    let print = try Self.fingerprint(certificate)
    let found: CertificateRow?
    do {
      found = try await database.read { try CertificateRow.find(print, $0) }
    } catch {
      throw DistrictFault(error)
    }
    guard let row = found, row.station == station.description else { return .unknown }
    if row.seen.map({ now - $0 >= Self.seenInterval }) ?? true { try await note(row, of: station, at: now) }
    return row.standing(of: station, at: now)
  }

  /// Makes a certificate count for the holder of one that is allowed to come back.
  ///
  /// The permission ends with the new certificate's first use, and not here: the reply may be lost.
  /// - Returns: `false` where the earlier certificate has no permission now.
  /// - Throws: ``DistrictFault`` of the store.
  public func admit(
    _ certificate: Certificate, of station: StationID, inPlaceOf earlier: Certificate, at now: Int64
  ) throws(DistrictFault) -> Bool {
    let print = try Self.fingerprint(earlier)
    return try write { db in
      let isAllowed = try Bool.fetchOne(
        db, sql: "SELECT EXISTS (SELECT 1 FROM permission WHERE fingerprint = ? AND station = ? AND expires > ?)",
        arguments: [print, station.description, now])
      guard isAllowed == true else { return false }
      try insert(certificate, of: station, at: now, db)
      return true
    }
  }

  /// Writes down that a certificate was shown: the first time ends the earlier ones, and one that was ended by
  /// somebody long ago is an alarm.
  private func note(_ row: CertificateRow, of station: StationID, at now: Int64) async throws(DistrictFault) {
    do {
      try await database.write { db in
        try db.execute(
          sql: "UPDATE certificate SET seen = ? WHERE fingerprint = ?", arguments: [now, row.fingerprint])
        if let ended = row.ended {
          // A request of before may still be on its way as the new certificate is used.
          guard now - ended >= Self.seenInterval || row.isRevoked else { return }
          try Self.raise(.endedCertificateUsed, of: station, now: now, db)
        } else if !row.isUsed, now < row.expires {
          try Self.begin(row, of: station, at: now, db)
        }
      }
    } catch {
      throw DistrictFault(error)
    }
  }

  /// A certificate is used for the first time: the station's earlier ones end, and nobody need come back any more.
  private static func begin(_ row: CertificateRow, of station: StationID, at now: Int64, _ db: Database) throws {
    try db.execute(sql: "UPDATE certificate SET used = 1 WHERE fingerprint = ?", arguments: [row.fingerprint])
    try db.execute(
      sql: """
        UPDATE certificate SET ended = ?, ending = ?
        WHERE station = ? AND fingerprint <> ? AND ended IS NULL AND issued <= ?
        """,
      arguments: [now, CertificateRow.replaced, station.description, row.fingerprint, row.issued])
    try db.execute(sql: "DELETE FROM permission WHERE station = ?", arguments: [station.description])
  }

  /// The one place where a certificate begins to count; of those that were never used only the newest does.
  func insert(_ certificate: Certificate, of station: StationID, at now: Int64, _ db: Database) throws {
    try db.execute(
      sql: """
        DELETE FROM certificate WHERE station = ? AND used = 0 AND ended IS NULL
          AND fingerprint NOT IN (SELECT fingerprint FROM permission)
        """,
      arguments: [station.description])
    try db.execute(
      sql: """
        DELETE FROM certificate WHERE station = ? AND fingerprint IN (
          SELECT fingerprint FROM certificate WHERE station = ? AND ended IS NOT NULL
          ORDER BY issued DESC LIMIT -1 OFFSET \(Self.endedKept))
        """,
      arguments: [station.description, station.description])
    try db.execute(
      sql: "INSERT INTO certificate (fingerprint, station, serial, issued, expires) VALUES (?, ?, ?, ?, ?)",
      arguments: [
        try Self.fingerprint(certificate), station.description, Hex.encode(certificate.serialNumber.bytes), now,
        Int64(certificate.notValidAfter.timeIntervalSince1970) * 1000,
      ])
  }

  private static func fingerprint(_ certificate: Certificate) throws(DistrictFault) -> Data {
    do {
      var serializer = DER.Serializer()
      try serializer.serialize(certificate)
      return Data(SHA256.hash(data: serializer.serializedBytes))
    } catch {
      throw DistrictFault(error)
    }
  }
}
