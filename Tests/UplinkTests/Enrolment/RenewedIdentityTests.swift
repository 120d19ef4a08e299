import District
import Foundation
import StationCore
import TestSupport
import Testing

@testable import Uplink

@Suite struct RenewedIdentityTests {
  private let directory: TemporaryDirectory
  private let district: LocalDistrict
  private let files: IdentityFiles
  private let old: IdentityPEM
  private let new: IdentityPEM

  init() throws {
    directory = try TemporaryDirectory()
    district = try LocalDistrict()
    files = IdentityFiles(
      certificateFile: directory.file("identity/station.pem"), keyFile: directory.file("identity/station.key"))
    old = try district.identity(issuedAt: LocalDistrict.now())
    new = try district.identity(issuedAt: LocalDistrict.now())
  }

  private func inForce() throws -> IdentityPEM? {
    try files.load().map { _ in
      IdentityPEM(
        certificate: try String(contentsOfFile: files.certificateFile, encoding: .utf8),
        key: try String(contentsOfFile: files.keyFile, encoding: .utf8))
    }
  }

  private func write(_ text: String, _ path: String) throws {
    try text.write(toFile: path, atomically: false, encoding: .utf8)
  }

  @Test func aRenewedPairWaitsBesideTheOneInForce() throws {
    try files.store(old)
    #expect(files.renewed() == nil)
    try files.keep(renewed: new)
    #expect(files.renewed() == new)
    #expect(try inForce() == old)
    #expect(try directory.mode("identity/station.key.renewed") == 0o600)
    #expect(try files.putInForce(renewed: new))
    #expect(try inForce() == new)
    #expect(try directory.names("identity") == ["station.key", "station.pem"])
    #expect(try directory.mode("identity/station.key") == 0o600)
  }

  /// The disk after each of the steps of putting a renewed pair in force, as a power cut would leave it.
  @Test(arguments: 0...5) func whereverThePowerIsCutThereIsAUsablePair(steps: Int) throws {
    try files.store(old)
    try files.keep(renewed: new)
    if steps > 0 { try write(new.key, files.keyFile + ".new") }
    if steps > 1 { try write(new.certificate, files.certificateFile + ".new") }
    if steps > 2 { #expect(rename(files.keyFile + ".new", files.keyFile) == 0) }
    if steps > 3 { #expect(rename(files.certificateFile + ".new", files.certificateFile) == 0) }
    if steps > 4 { #expect(unlink(files.renewedFile) == 0) }
    #expect(try inForce() == (steps > 2 ? new : old))
    // The next start goes on: while the renewed pair is there, it is tried and put in force again.
    guard steps < 5 else { return }
    #expect(files.renewed() == new)
    #expect(try files.putInForce(renewed: new))
    #expect(try inForce() == new)
    #expect(try directory.names("identity") == ["station.key", "station.pem"])
  }

  @Test(arguments: [0, 1, 200, 400]) func aRenewedPairThatIsNotWholeIsNone(length: Int) throws {
    try files.store(old)
    try write(String(new.bundle.prefix(length)), files.renewedFile)
    #expect(files.renewed() == nil)
    #expect(try inForce() == old)
  }

  @Test func aStationThatIsEnrolledAnewForgetsTheRenewedPair() throws {
    try files.store(old)
    try files.keep(renewed: new)
    let enrolled = try district.identity(issuedAt: LocalDistrict.now())
    try files.store(enrolled)
    #expect(files.renewed() == nil)
    #expect(try !files.putInForce(renewed: new))
    #expect(try inForce() == enrolled)
  }

  @Test func aPairThatDoesNotBelongTogetherIsNotARenewedOne() throws {
    try files.store(old)
    try files.keep(renewed: IdentityPEM(certificate: new.certificate, key: old.key))
    #expect(files.renewed() == nil)
  }

  @Test func nothingOfTheKeyIsShown() {
    var dumped = ""
    dump(new, to: &dumped)
    #expect(!dumped.contains("PRIVATE"))
    #expect(!"\(new)".contains("PRIVATE"))
  }
}
