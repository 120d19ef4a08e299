import Crypto
import District
import FoundationEssentials
import StationCore
import TestSupport
import Testing
import X509

@Suite(.bothStores) struct EnrolmentTests {
  private let directory: TemporaryDirectory
  private let store: DistrictStore
  private let authority: DistrictAuthority
  private let station: StationID
  private let token = EnrolmentToken(text: "00112233445566778899aabbccddeeff")

  init() throws {
    directory = try TemporaryDirectory()
    store = try TestDatabases.open(directory)
    authority = try DistrictAuthority(madeAt: 0)
    station = try #require(StationID("CY-TEST-001"))
    _ = try store.add(RegisteredStation(id: station, name: "测试", street: "测试街道"), at: 0)
  }

  private func certificate(_ station: StationID? = nil, at now: Int64 = 0) throws -> Certificate {
    try authority.issue(to: station ?? self.station, key: P256.Signing.PrivateKey().publicKey, at: now)
  }

  private func alarms() throws -> [AlarmKind] {
    try store.alarms(of: [station], in: 0..<1_000_000).map(\.kind)
  }

  @Test func aTokenWorksOnceAndItsReuseIsAnAlarm() throws {
    try store.keep(token, of: station, until: 1000, at: 0)
    #expect(try store.present(token, for: station, at: 500) == .good)
    #expect(try store.admit(certificate(), of: station, by: token, at: 500) == .good)
    #expect(try alarms().isEmpty)
    #expect(try store.admit(certificate(), of: station, by: token, at: 500) == .used)
    #expect(try store.present(token, for: station, at: 500) == .used)
    #expect(try store.present(token, for: station, at: 900_000) == .used)
    #expect(try alarms() == [.tokenReused])
    #expect(try store.certificates(of: station, at: 500).count == 1)
  }

  @Test(arguments: [(999, .good), (1000, .expired), (1001, .expired)] as [(Int64, TokenStanding)])
  func aTokenExpires(now: Int64, standing: TokenStanding) throws {
    try store.keep(token, of: station, until: 1000, at: 0)
    #expect(try store.present(token, for: station, at: now) == standing)
    #expect(try store.admit(certificate(), of: station, by: token, at: now) == standing)
    #expect(try alarms().isEmpty)
  }

  @Test func aTokenIsOneStationsOnlyAndPresentedForAnotherItIsAnAlarm() throws {
    let other = try #require(StationID("CY-TEST-002"))
    _ = try store.add(RegisteredStation(id: other, name: "另一", street: "测试街道"), at: 0)
    try store.keep(token, of: station, until: 1000, at: 0)
    #expect(try store.present(token, for: other, at: 0) == .ofAnotherStation)
    #expect(try store.admit(certificate(other), of: other, by: token, at: 0) == .ofAnotherStation)
    #expect(try alarms() == [.tokenMisused])
    #expect(try store.present(token, for: station, at: 0) == .good)
    #expect(try store.present(EnrolmentToken(text: "guessed"), for: station, at: 0) == .unknown)
  }

  @Test func aNewTokenEndsTheEarlierOne() throws {
    try store.keep(token, of: station, until: 1000, at: 0)
    try store.keep(EnrolmentToken(text: "other"), of: station, until: 1000, at: 0)
    #expect(try store.present(token, for: station, at: 0) == .withdrawn)
    #expect(try store.present(EnrolmentToken(text: "other"), for: station, at: 0) == .good)
  }

  @Test func anUnknownStationGetsNoToken() throws {
    let other = try #require(StationID("CY-TEST-009"))
    #expect(throws: DistrictFault.unknownStation(other)) { try store.keep(token, of: other, until: 1000, at: 0) }
  }

  @Test func theTokenIsNotInTheStore() throws {
    let store = try DistrictStore(in: directory.data)
    _ = try store.add(RegisteredStation(id: station, name: "测试", street: "测试街道"), at: 0)
    try store.keep(token, of: station, until: 1000, at: 0)
    for name in ["district.sqlite", "district.sqlite-wal"] {
      let bytes = try #require(FileManager.default.contents(atPath: "\(directory.path)/\(name)"))
      #expect(!String(decoding: bytes, as: Unicode.ASCII.self).contains(token.text))
    }
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
