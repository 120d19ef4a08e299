import Crypto
import District
import FoundationEssentials
import StationCore
import TestSupport
import Testing
import X509

@Suite struct EnrolmentTests {
  private let directory: TemporaryDirectory
  private let store: DistrictStore
  private let authority: DistrictAuthority
  private let station: StationID
  private let token = EnrolmentToken(text: "00112233445566778899aabbccddeeff")

  init() throws {
    directory = try TemporaryDirectory()
    store = try DistrictStore(in: directory.data)
    authority = try DistrictAuthority(madeAt: 0)
    station = try #require(StationID("CY-TEST-001"))
    _ = try store.add(RegisteredStation(id: station, name: "测试", street: "测试街道"), at: 0)
  }

  private func certificate(_ station: StationID? = nil, at now: Int64 = 0) throws -> Certificate {
    try authority.issue(to: station ?? self.station, key: P256.Signing.PrivateKey().publicKey, at: now)
  }

  @Test func aTokenWorksOnce() throws {
    try store.keep(token, of: station, until: 1000)
    #expect(try store.accepts(token, of: station, at: 500))
    #expect(try store.admit(certificate(), of: station, by: token, at: 500))
    #expect(try !store.admit(certificate(), of: station, by: token, at: 500))
    #expect(try !store.accepts(token, of: station, at: 500))
  }

  @Test(arguments: [(999, true), (1000, false), (1001, false)])
  func aTokenExpires(now: Int64, isGood: Bool) throws {
    try store.keep(token, of: station, until: 1000)
    #expect(try store.accepts(token, of: station, at: now) == isGood)
    #expect(try store.admit(certificate(), of: station, by: token, at: now) == isGood)
  }

  @Test func aTokenIsOneStationsOnly() throws {
    let other = try #require(StationID("CY-TEST-002"))
    _ = try store.add(RegisteredStation(id: other, name: "另一", street: "测试街道"), at: 0)
    try store.keep(token, of: station, until: 1000)
    #expect(try !store.admit(certificate(other), of: other, by: token, at: 0))
    #expect(try store.accepts(token, of: station, at: 0))
  }

  @Test func aNewTokenEndsTheEarlierOne() throws {
    try store.keep(token, of: station, until: 1000)
    try store.keep(EnrolmentToken(text: "other"), of: station, until: 1000)
    #expect(try !store.accepts(token, of: station, at: 0))
  }

  @Test func anUnknownStationGetsNoToken() throws {
    let other = try #require(StationID("CY-TEST-009"))
    #expect(throws: DistrictFault.unknownStation(other)) { try store.keep(token, of: other, until: 1000) }
  }

  @Test func theTokenIsNotInTheStore() throws {
    try store.keep(token, of: station, until: 1000)
    for name in ["district.sqlite", "district.sqlite-wal"] {
      let bytes = try #require(FileManager.default.contents(atPath: "\(directory.path)/\(name)"))
      #expect(!String(decoding: bytes, as: Unicode.ASCII.self).contains(token.text))
    }
  }

  @Test func onlyAnAdmittedCertificateIsRecognised() async throws {
    let admitted = try certificate()
    try store.admit(admitted, of: station, at: 0)
    #expect(try await store.recognise(admitted, at: 0) == station)
    #expect(try await store.recognise(certificate(), at: 0) == nil)
    #expect(try store.revokeCertificates(of: station) == 1)
    #expect(try await store.recognise(admitted, at: 0) == nil)
  }

  @Test func anExpiredCertificateIsNotRecognised() async throws {
    let admitted = try certificate()
    try store.admit(admitted, of: station, at: 0)
    #expect(try await store.recognise(admitted, at: 90 * 86_400_000 - 1) == station)
    #expect(try await store.recognise(admitted, at: 90 * 86_400_000) == nil)
  }

  @Test func theFirstUseOfANewCertificateEndsTheOldOne() async throws {
    let old = try certificate()
    try store.admit(old, of: station, at: 0)
    #expect(try await store.recognise(old, at: 1) == station)
    let new = try certificate(at: 10)
    try store.admit(new, of: station, at: 10)
    #expect(try await store.recognise(old, at: 11) == station)
    #expect(try await store.recognise(new, at: 12) == station)
    #expect(try await store.recognise(old, at: 13) == nil)
    #expect(try await store.recognise(new, at: 14) == station)
  }

  @Test func aRequestMustProveItsKeyAndNameNobodyElse() throws {
    let key = Certificate.PrivateKey(P256.Signing.PrivateKey())
    func request(_ name: String?, _ key: Certificate.PrivateKey) throws -> CertificateSigningRequest {
      try CertificateSigningRequest(
        version: .v1, subject: DistinguishedName { if let name { CommonName(name) } }, privateKey: key,
        attributes: CertificateSigningRequest.Attributes())
    }
    #expect(throws: Never.self) { try CertificateRequest(request(station.description, key), station: station) }
    #expect(throws: Never.self) { try CertificateRequest(request(nil, key), station: station) }
    #expect(throws: EnrolmentRefusal.otherSubject) {
      try CertificateRequest(request("CY-TEST-002", key), station: station)
    }
    #expect(throws: EnrolmentRefusal.unsuitableKey) {
      try CertificateRequest(request(nil, .init(P384.Signing.PrivateKey())), station: station)
    }
    let honest = try request(station.description, key)
    let stolen = try CertificateSigningRequest(
      version: .v1, subject: honest.subject, publicKey: Certificate.PublicKey(P256.Signing.PrivateKey().publicKey),
      attributes: CertificateSigningRequest.Attributes(), signatureAlgorithm: honest.signatureAlgorithm,
      signature: honest.signature)
    #expect(throws: EnrolmentRefusal.noProofOfPossession) { try CertificateRequest(stolen, station: station) }
  }
}
