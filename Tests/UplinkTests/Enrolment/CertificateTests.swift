import Crypto
import District
import DistrictProtocol
import Foundation
import StationCore
import SwiftASN1
import TestSupport
import Testing
import X509

@testable import Uplink

@Suite struct CertificateTests {
  private let directory: TemporaryDirectory
  private let authority: DistrictAuthority
  private let trusted: AuthorityCertificate
  private let key = StationKey()
  private let now = LocalDistrict.now()

  init() throws {
    directory = try TemporaryDirectory()
    authority = try DistrictAuthority(madeAt: LocalDistrict.now() - 86_400_000)
    trusted = try Self.trust(authority, directory)
  }

  private static func trust(_ authority: DistrictAuthority, _ directory: TemporaryDirectory) throws
    -> AuthorityCertificate
  {
    let path = directory.file("authority.pem")
    try authority.certificate.serializeAsPEM().pemString.write(toFile: path, atomically: false, encoding: .utf8)
    return try AuthorityCertificate(file: path)
  }

  private func issue(
    by authority: DistrictAuthority? = nil, to station: StationID = Samples.station, key: StationKey? = nil,
    at moment: Int64? = nil
  ) throws -> Certificate {
    let publicKey = try #require(P256.Signing.PublicKey((key ?? self.key).publicKey))
    return try (authority ?? self.authority).issue(to: station, key: publicKey, at: moment ?? now)
  }

  private func failure(_ certificates: [Certificate], districtTime: Int64? = nil) -> EnrolmentFailure? {
    do {
      _ = try IssuedCertificate(
        in: certificates, key: key.publicKey, station: Samples.station, authority: trusted,
        districtTime: districtTime)
      return nil
    } catch {
      return error
    }
  }

  @Test func theRequestNamesTheStationAndProvesItsKey() throws {
    let sent = try ESTBody.encode(try key.request(for: Samples.station))
    let request = try ESTBody.request(sent)
    #expect(request.publicKey == key.publicKey)
    #expect(request.publicKey.isValidSignature(request.signature, for: request))
    #expect("\(request.subject)" == "CN=CY-SLT-003")
    _ = try CertificateRequest(request, station: Samples.station)
  }

  @Test func theKeyIsReadBackFromItsFile() throws {
    #expect(try Certificate.PrivateKey(pemEncoded: key.pem).publicKey == key.publicKey)
  }

  @Test func theCertificateForOurKeyIsFoundAmongOthers() throws {
    #expect(failure([authority.certificate, try issue()]) == nil)
  }

  @Test func aCertificateThatIsNotWhatWasAskedForIsRefused() throws {
    let other = try DistrictAuthority(madeAt: now - 86_400_000)
    let otherStation = try #require(StationID("CY-SLT-004"))
    #expect(failure([try issue(key: StationKey())]) == .otherKey)
    #expect(failure([try issue(to: otherStation)]) == .otherStation(found: "CN=CY-SLT-004"))
    guard case .otherAuthority = failure([try issue(by: other)]) else {
      Issue.record("another authority of the same name was believed")
      return
    }
    guard case .unreadableReply = failure([]) else {
      Issue.record("an empty list was believed")
      return
    }
    guard case .unreadableReply = failure([try issue()], districtTime: now + 91 * 86_400_000) else {
      Issue.record("a certificate that had run out was believed")
      return
    }
  }

  private func pem(_ key: StationKey? = nil) throws -> IdentityPEM {
    let key = key ?? self.key
    return IdentityPEM(certificate: try issue(key: key).serializeAsPEM().pemString + "\n", key: key.pem)
  }

  @Test func thePairIsStoredAndLoaded() throws {
    let files = IdentityFiles(
      certificateFile: directory.file("a/station.pem"), keyFile: directory.file("b/station.key"))
    #expect(try files.load() == nil)
    try files.store(try pem())
    #expect(try files.load() != nil)
    #expect(try directory.names("a") == ["station.pem"])
    #expect(try directory.names("b") == ["station.key"])
  }

  @Test func anInterruptionBetweenTheTwoFilesIsMended() throws {
    let files = IdentityFiles(certificateFile: directory.file("station.pem"), keyFile: directory.file("station.key"))
    let new = StationKey()
    let newCertificate = try issue(key: new).serializeAsPEM().pemString
    for hasOldPair in [false, true] {
      if hasOldPair { try files.store(try pem()) }
      // Before the key is renamed: the old pair, or none.
      try newCertificate.write(toFile: directory.file("station.pem.new"), atomically: false, encoding: .utf8)
      try new.pem.write(toFile: directory.file("station.key.new"), atomically: false, encoding: .utf8)
      #expect(try (files.load() != nil) == hasOldPair)
      // After it: the new pair.
      #expect(rename(directory.file("station.key.new"), directory.file("station.key")) == 0)
      #expect(try files.load() != nil)
      #expect(try String(contentsOfFile: directory.file("station.pem"), encoding: .utf8) == newCertificate)
    }
  }

  @Test func aKeyOfAnotherCertificateIsNamed() throws {
    let files = IdentityFiles(certificateFile: directory.file("station.pem"), keyFile: directory.file("station.key"))
    try files.store(IdentityPEM(certificate: try issue().serializeAsPEM().pemString, key: StationKey().pem))
    #expect(throws: ContactFault.identityMismatch(certificate: files.certificateFile, key: files.keyFile)) {
      try files.load()
    }
  }

  @Test func theAuthorityIsInstalledOnceAndNeverReplaced() throws {
    let given = directory.file("authority.pem")
    let configured = directory.file("etc/district-ca.pem")
    #expect(try AuthorityFile.install(given, as: configured))
    #expect(try !AuthorityFile.install(given, as: configured))
    #expect(try !AuthorityFile.install(given, as: given))
    let other = directory.file("other.pem")
    try DistrictAuthority(madeAt: now).certificate.serializeAsPEM().pemString.write(
      toFile: other, atomically: false, encoding: .utf8)
    #expect(throws: EnrolmentFailure.otherAuthorityInstalled(path: configured, given: other)) {
      try AuthorityFile.install(other, as: configured)
    }
  }
}
