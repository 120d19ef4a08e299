import Crypto
import FoundationEssentials
import GRDB
public import StationCore
import SwiftASN1
public import X509

extension DistrictStore {
  /// Keeps the hash of a station's new token; an earlier one is worth nothing from now on.
  ///
  /// - Throws: ``DistrictFault/unknownStation(_:)``, or ``DistrictFault`` of the store.
  public func keep(_ token: EnrolmentToken, of station: StationID, until expiry: Int64) throws(DistrictFault) {
    try write { db in
      guard try self.station(station, db) != nil else { throw DistrictFault.unknownStation(station) }
      try db.execute(
        sql: "INSERT OR REPLACE INTO token (station, hash, expires) VALUES (?, ?, ?)",
        arguments: [station.description, Data(token.hash), expiry])
    }
  }

  /// Whether the token would be accepted now; it is not used up by asking.
  ///
  /// - Throws: ``DistrictFault`` of the store.
  public func accepts(_ token: EnrolmentToken, of station: StationID, at now: Int64) throws(DistrictFault) -> Bool {
    try read { try isGood(token, of: station, at: now, $0) }
  }

  /// Uses the token up and makes the certificate count, both or neither.
  ///
  /// - Returns: `false` where the token is not this station's, was used before or has expired.
  /// - Throws: ``DistrictFault`` of the store.
  public func admit(
    _ certificate: Certificate, of station: StationID, by token: EnrolmentToken, at now: Int64
  ) throws(DistrictFault) -> Bool {
    try write { db in
      guard try isGood(token, of: station, at: now, db) else { return false }
      try db.execute(sql: "DELETE FROM token WHERE station = ?", arguments: [station.description])
      try insert(certificate, of: station, at: now, db)
      return true
    }
  }

  /// Makes a further certificate of an enrolled station count.
  ///
  /// - Throws: ``DistrictFault`` of the store.
  public func admit(_ certificate: Certificate, of station: StationID, at now: Int64) throws(DistrictFault) {
    try write { try insert(certificate, of: station, at: now, $0) }
  }

  /// The station whose accepted certificate this is; `nil` for any other certificate.
  ///
  /// The first use of a certificate ends the station's earlier ones: until then a station whose reply was lost can
  /// still come with the old one, afterwards a device that was replaced cannot.
  /// - Throws: ``DistrictFault`` of the store.
  public func recognise(_ certificate: Certificate, at now: Int64) async throws(DistrictFault) -> StationID? {
    guard let station = SubjectName.station(certificate) else { return nil }
    let print = try fingerprint(certificate)
    let found: Bool?
    do {
      found = try await database.read { db in
        try Bool.fetchOne(
          db, sql: "SELECT used FROM certificate WHERE fingerprint = ? AND station = ? AND expires > ?",
          arguments: [print, station.description, now])
      }
    } catch {
      throw DistrictFault(error)
    }
    guard let isUsed = found else { return nil }
    if !isUsed { try endEarlierCertificates(than: print, of: station) }
    return station
  }

  /// Ends every certificate of a station: it is refused until it enrols anew.
  ///
  /// - Returns: how many there were.
  /// - Throws: ``DistrictFault`` of the store.
  public func revokeCertificates(of station: StationID) throws(DistrictFault) -> Int {
    try write { db in
      try db.execute(sql: "DELETE FROM certificate WHERE station = ?", arguments: [station.description])
      return db.changesCount
    }
  }

  private func endEarlierCertificates(than fingerprint: Data, of station: StationID) throws(DistrictFault) {
    try write { db in
      try db.execute(sql: "UPDATE certificate SET used = 1 WHERE fingerprint = ?", arguments: [fingerprint])
      try db.execute(
        sql: """
          DELETE FROM certificate WHERE station = ? AND fingerprint <> ?
            AND issued <= (SELECT issued FROM certificate WHERE fingerprint = ?)
          """,
        arguments: [station.description, fingerprint, fingerprint])
    }
  }

  private func isGood(_ token: EnrolmentToken, of station: StationID, at now: Int64, _ db: Database) throws -> Bool {
    let stored = try Data.fetchOne(
      db, sql: "SELECT hash FROM token WHERE station = ? AND expires > ?", arguments: [station.description, now])
    return token.matches(hash: stored.map(Array.init) ?? [])
  }

  private func insert(_ certificate: Certificate, of station: StationID, at now: Int64, _ db: Database) throws {
    try db.execute(
      sql: "INSERT INTO certificate (fingerprint, station, serial, issued, expires) VALUES (?, ?, ?, ?, ?)",
      arguments: [
        try fingerprint(certificate), station.description, Hex.encode(certificate.serialNumber.bytes), now,
        Int64(certificate.notValidAfter.timeIntervalSince1970) * 1000,
      ])
  }

  private func fingerprint(_ certificate: Certificate) throws(DistrictFault) -> Data {
    do {
      var serializer = DER.Serializer()
      try serializer.serialize(certificate)
      return Data(SHA256.hash(data: serializer.serializedBytes))
    } catch {
      throw DistrictFault(error)
    }
  }
}
