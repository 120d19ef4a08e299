import Crypto
import District
import Foundation
import StationCore
import SwiftASN1
import X509

/// Makes stations known to a district, with certificates that it has issued.
struct RegisteredFleet {
  let district: String
  let folder: String

  /// Registers so many, eight in each street.
  func register(_ count: Int) throws {
    let data = DataDirectory(path: district)
    let keys = try DistrictKeys(in: data)
    let store = try DistrictStore(in: data)
    let now = Int64(Date().timeIntervalSince1970 * 1000)
    for number in 1...count {
      let station = FleetStation(number: number, folder: folder)
      let id = try station.id
      _ = try store.add(RegisteredStation(id: id, name: "驿站 \(number)", street: "街道 \(number / 8)"), at: now)
      let key = P256.Signing.PrivateKey()
      let certificate = try keys.authority.issue(to: id, key: key.publicKey, at: now)
      try store.admit(certificate, of: id, at: now)
      try FileManager.default.createDirectory(
        atPath: station.directory + "/identity", withIntermediateDirectories: true)
      try Data((try certificate.serializeAsPEM().pemString + "\n").utf8)
        .write(to: URL(fileURLWithPath: station.certificateFile))
      try Data((key.pemRepresentation + "\n").utf8).write(to: URL(fileURLWithPath: station.keyFile))
      chmod(station.keyFile, 0o600)
    }
  }
}
