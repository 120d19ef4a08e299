import Crypto
import FoundationEssentials
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
    try await aside { (store) throws(DistrictFault) in try store.judge(certificate, at: now) }
  }

  private func judge(_ certificate: Certificate, at now: Int64) throws(DistrictFault) -> CertificateStanding {
    guard let station = SubjectName.station(certificate) else { return .unknown }
    let print = try Self.fingerprint(certificate)
    guard let row = try read({ try CertificateRow.find(print, $0) }), row.station == station.description else {
      return .unknown
    }
    if row.seen.map({ now - $0 >= Self.seenInterval }) ?? true { try note(row, of: station, at: now) }
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
      let permissions: Int64? = try db.value(
        "SELECT count(*) FROM permission WHERE fingerprint = ? AND station = ? AND expires > ?", print,
        station.description, now)
      guard permissions == 1 else { return false }
      try insert(certificate, of: station, at: now, db)
      return true
    }
  }

  /// Writes down that a certificate was shown: the first time ends the earlier ones, and one that was ended by
  /// somebody long ago is an alarm.
  private func note(_ row: CertificateRow, of station: StationID, at now: Int64) throws(DistrictFault) {
    try write { db in
      try db.execute("UPDATE certificate SET seen = ? WHERE fingerprint = ?", now, row.fingerprint)
      if let ended = row.ended {
        // A request of before may still be on its way as the new certificate is used.
        guard now - ended >= Self.seenInterval || row.isRevoked else { return }
        try Self.raise(.endedCertificateUsed, of: station, now: now, db)
      } else if !row.isUsed, now < row.expires {
        try Self.begin(row, of: station, at: now, db)
      }
    }
  }

  /// A certificate is used for the first time: the station's earlier ones end, and nobody need come back any more.
  private static func begin(_ row: CertificateRow, of station: StationID, at now: Int64, _ db: any SQLSession) throws {
    try db.execute("UPDATE certificate SET used = 1 WHERE fingerprint = ?", row.fingerprint)
    try db.execute(
      """
      UPDATE certificate SET ended = ?, ending = ?
      WHERE station = ? AND fingerprint <> ? AND ended IS NULL AND issued <= ?
      """, now, CertificateRow.replaced, station.description, row.fingerprint, row.issued)
    try db.execute("DELETE FROM permission WHERE station = ?", station.description)
  }

  /// The one place where a certificate begins to count; of those that were never used only the newest does.
  func insert(_ certificate: Certificate, of station: StationID, at now: Int64, _ db: any SQLSession) throws {
    try db.execute(
      """
      DELETE FROM certificate WHERE station = ? AND used = 0 AND ended IS NULL
        AND fingerprint NOT IN (SELECT fingerprint FROM permission)
      """, station.description)
    try db.execute(
      """
      DELETE FROM certificate WHERE station = ? AND fingerprint IN (
        SELECT fingerprint FROM certificate WHERE station = ? AND ended IS NOT NULL
        ORDER BY issued DESC LIMIT \(Int64.max) OFFSET \(Self.endedKept))
      """, station.description, station.description)
    try db.execute(
      "INSERT INTO certificate (fingerprint, station, serial, issued, expires) VALUES (?, ?, ?, ?, ?)",
      try Self.fingerprint(certificate), station.description, Hex.encode(certificate.serialNumber.bytes), now,
      Int64(certificate.notValidAfter.timeIntervalSince1970) * 1000)
  }

  private static func fingerprint(_ certificate: Certificate) throws(DistrictFault) -> [UInt8] {
    do {
      var serializer = DER.Serializer()
      try serializer.serialize(certificate)
      return Array(SHA256.hash(data: serializer.serializedBytes))
    } catch {
      throw DistrictFault(error)
    }
  }
}
