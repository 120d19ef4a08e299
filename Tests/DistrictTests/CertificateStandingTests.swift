import Crypto
import District
import FoundationEssentials
import StationCore
import TestSupport
import Testing
import X509

@Suite(.bothStores) struct CertificateStandingTests {
  private static let life = DistrictAuthority.stationLife
  private let directory: TemporaryDirectory
  private let store: DistrictStore
  private let authority: DistrictAuthority
  private let station: StationID

  init() throws {
    directory = try TemporaryDirectory()
    store = try TestDatabases.open(directory)
    authority = try DistrictAuthority(madeAt: 0)
    station = try #require(StationID("CY-TEST-001"))
    _ = try store.add(RegisteredStation(id: station, name: "测试", street: "测试街道"), at: 0)
  }

  private func certificate(at now: Int64 = 0, of other: StationID? = nil) throws -> Certificate {
    try authority.issue(to: other ?? station, key: P256.Signing.PrivateKey().publicKey, at: now)
  }

  private func admitted(at now: Int64 = 0) throws -> Certificate {
    let certificate = try certificate(at: now)
    try store.admit(certificate, of: station, at: now)
    return certificate
  }

  private func alarms() throws -> [AlarmKind] {
    try store.alarms(of: [station], in: 0..<Int64.max).map(\.kind)
  }

  private func states(at now: Int64) throws -> [StationCertificate.State] {
    try store.certificates(of: station, at: now).map(\.state)
  }

  @Test func onlyAnAdmittedCertificateIsAccepted() async throws {
    let admitted = try admitted()
    #expect(try await store.standing(of: admitted, at: 0) == .accepted(station))
    #expect(try await store.standing(of: certificate(), at: 0) == .unknown)
  }

  @Test func itEndsAtItsMoment() async throws {
    let admitted = try admitted()
    #expect(try await store.standing(of: admitted, at: Self.life - 1) == .accepted(station))
    #expect(try await store.standing(of: admitted, at: Self.life) == .expired(station, at: Self.life))
  }

  @Test(arguments: [10_000, 3_600_000, 90 * 86_400_000] as [Int64]) func aLifeCanBeChosen(life: Int64) async throws {
    let chosen = try authority.issue(to: station, key: P256.Signing.PrivateKey().publicKey, at: 1_000_000, life: life)
    try store.admit(chosen, of: station, at: 1_000_000)
    #expect(try await store.standing(of: chosen, at: 1_000_000 + life - 1) == .accepted(station))
    #expect(try await store.standing(of: chosen, at: 1_000_000 + life) == .expired(station, at: 1_000_000 + life))
    let spread = chosen.notValidAfter.timeIntervalSince(chosen.notValidBefore) * 1000
    #expect(spread <= Double(life) * 25 / 24 + 1000)
  }

  @Test func theFirstUseOfANewCertificateEndsTheOldOne() async throws {
    let old = try admitted()
    #expect(try await store.standing(of: old, at: 1) == .accepted(station))
    let new = try admitted(at: 10)
    #expect(try await store.standing(of: old, at: 11) == .accepted(station))
    #expect(try states(at: 11) == [.issued, .inUse])
    #expect(try await store.standing(of: new, at: 12) == .accepted(station))
    #expect(try await store.standing(of: old, at: 13) == .replaced(station, at: 12))
    #expect(try await store.standing(of: new, at: 14) == .accepted(station))
    #expect(try states(at: 14) == [.inUse, .replaced])
    #expect(try alarms().isEmpty)
  }

  @Test func anEndedCertificateThatIsStillShownLaterIsAnAlarm() async throws {
    let old = try admitted()
    _ = try await store.standing(of: old, at: 1)
    _ = try await store.standing(of: try admitted(at: 10), at: 11)
    _ = try await store.standing(of: old, at: 12)
    #expect(try alarms().isEmpty)
    #expect(try await store.standing(of: old, at: 3_700_000) == .replaced(station, at: 11))
    #expect(try await store.standing(of: old, at: 3_700_001) == .replaced(station, at: 11))
    #expect(try alarms() == [.endedCertificateUsed])
    #expect(try store.alarms(of: [station], in: 0..<Int64.max).map(\.times) == [1])
  }

  @Test func ofCertificatesThatWereNeverUsedOnlyTheNewestCounts() async throws {
    let used = try admitted()
    _ = try await store.standing(of: used, at: 1)
    let lost = try (10..<60).map { try admitted(at: $0) }
    #expect(try states(at: 100) == [.issued, .inUse])
    #expect(try await store.standing(of: try #require(lost.first), at: 100) == .unknown)
  }

  @Test func revokingEndsEverythingAtOnce() async throws {
    let old = try admitted()
    _ = try await store.standing(of: old, at: 1)
    let new = try admitted(at: 10)
    let token = EnrolmentToken(text: "token")
    try store.keep(token, of: station, until: 1000, at: 0)
    #expect(try store.revoke(station, at: 20).count == 2)
    #expect(try await store.standing(of: old, at: 21) == .revoked(station, at: 20))
    #expect(try await store.standing(of: new, at: 21) == .revoked(station, at: 20))
    #expect(try store.present(token, for: station, at: 21) == .withdrawn)
    #expect(try states(at: 21) == [.revoked, .revoked])
    #expect(try store.revoke(station, at: 30).isEmpty)
    #expect(try store.overview(at: 31).first?.enrolled == false)
  }

  @Test func oneCertificateCanBeRevokedByItsSerialNumber() async throws {
    let old = try admitted()
    _ = try await store.standing(of: old, at: 1)
    let new = try admitted(at: 10)
    let serial = try #require(try store.certificates(of: station, at: 11).first).serial
    #expect(try store.revoke(station, serial: serial.uppercased(), at: 20) == [serial])
    #expect(try await store.standing(of: new, at: 21) == .revoked(station, at: 20))
    #expect(try await store.standing(of: old, at: 21) == .accepted(station))
    #expect(throws: DistrictFault.unknownCertificate("00ff", of: station)) {
      try store.revoke(station, serial: "00ff", at: 22)
    }
    let other = try #require(StationID("CY-TEST-009"))
    #expect(throws: DistrictFault.unknownStation(other)) { try store.revoke(other, at: 22) }
  }

  @Test func anEndedCertificateComesBackOnlyWhileItIsAllowedAndOnce() async throws {
    let old = try admitted()
    _ = try await store.standing(of: old, at: 1)
    _ = try store.revoke(station, at: 2)
    #expect(try !store.admit(certificate(at: 3), of: station, inPlaceOf: old, at: 3))
    _ = try store.allow(station, until: 100)
    for late in [100, 101, 500] as [Int64] {
      #expect(try !store.admit(certificate(at: late), of: station, inPlaceOf: old, at: late))
    }
    #expect(try !store.admit(certificate(at: 50), of: station, inPlaceOf: certificate(), at: 50))
    // A reply that was lost: the permission is good until a new certificate was used.
    #expect(try store.admit(certificate(at: 50), of: station, inPlaceOf: old, at: 50))
    let new = try certificate(at: 51)
    #expect(try store.admit(new, of: station, inPlaceOf: old, at: 51))
    #expect(try await store.standing(of: old, at: 52) == .revoked(station, at: 2))
    #expect(try await store.standing(of: new, at: 53) == .accepted(station))
    #expect(try !store.admit(certificate(at: 54), of: station, inPlaceOf: old, at: 54))
  }

  @Test func aPermissionIsForOneCertificateOfOneStation() throws {
    let other = try #require(StationID("CY-TEST-002"))
    _ = try store.add(RegisteredStation(id: other, name: "另一", street: "测试街道"), at: 0)
    #expect(throws: DistrictFault.neverEnrolled(other)) { try store.allow(other, until: 100) }
    let admitted = try admitted()
    _ = try store.allow(station, until: 100)
    #expect(try !store.admit(certificate(of: other), of: other, inPlaceOf: admitted, at: 10))
    #expect(try store.revoke(station, at: 20).count == 1)
    #expect(try !store.admit(certificate(at: 30), of: station, inPlaceOf: admitted, at: 30))
  }
}
