import District
import FoundationEssentials
import StationCore
import TestSupport
import Testing
import X509

@Suite struct DistrictKeysTests {
  private let directory: TemporaryDirectory

  init() throws { directory = try TemporaryDirectory() }

  private func make(_ names: [String] = ["district.example", "127.0.0.1", "::1"]) throws -> Bool {
    var generator = SeededGenerator(seed: 1)
    return try DistrictKeys.make(in: directory.data, names: names, now: 1_767_571_200_000, using: &generator)
  }

  @Test func beforeInitNothingCanBeRead() {
    #expect(throws: DistrictFault.notInitialised(directory: directory.path)) { try DistrictKeys(in: directory.data) }
  }

  @Test func secretsAreReadableByTheirOwnerOnly() throws {
    #expect(try make())
    let store = try DistrictStore(in: directory.data)
    defer { withExtendedLifetime(store) {} }
    for name in [
      "authority.key", "server.key", "member.key", "member-code.key", "district.sqlite", "district.sqlite-wal",
    ] {
      let attributes = try FileManager.default.attributesOfItem(atPath: "\(directory.path)/\(name)")
      #expect(attributes[.posixPermissions] as? Int == 0o600, "\(name)")
    }
  }

  @Test func aSecondInitKeepsTheAuthorityAndTheMemberKey() throws {
    #expect(try make())
    let first = try DistrictKeys(in: directory.data)
    #expect(try !make(["other.example"]))
    let second = try DistrictKeys(in: directory.data)
    #expect(first.authority.certificate == second.authority.certificate)
    #expect(first.memberKey == second.memberKey)
    #expect(first.memberCodePublicKeys == second.memberCodePublicKeys)
    #expect(first.serverCertificate != second.serverCertificate)
    #expect(
      try second.serverCertificate.extensions.subjectAlternativeNames.map(Array.init) == [.dnsName("other.example")])
  }

  @Test func aDataDirectoryFromBeforeThereWereCodesIsOfUseAndGetsAKey() throws {
    _ = try make()
    try FileManager.default.removeItem(atPath: directory.data.memberCodeKeyFile)
    #expect(try DistrictKeys(in: directory.data).memberCodePublicKeys.isEmpty)
    #expect(throws: DistrictFault.noMemberCodeKey) { try MemberCodeMaker(DistrictKeys(in: directory.data)) }
    #expect(try !make())
    #expect(try DistrictKeys(in: directory.data).memberCodePublicKeys.count == 1)
  }

  @Test func theServersCertificateHasEveryName() throws {
    _ = try make()
    let keys = try DistrictKeys(in: directory.data)
    #expect(try keys.serverCertificate.extensions.subjectAlternativeNames?.count == 3)
    #expect(
      keys.authority.certificate.publicKey.isValidSignature(
        keys.serverCertificate.signature, for: keys.serverCertificate))
  }

  @Test(arguments: ["", "a b", "-a", "a..b", "中", "a_b", "1.2.3.4/8"])
  func aNameThatIsNoneIsRefused(name: String) {
    #expect(throws: DistrictFault.badName(name)) { try make([name]) }
    #expect(!FileManager.default.fileExists(atPath: directory.data.authorityFile))
  }

  @Test func aDamagedKeyFileIsNamed() throws {
    _ = try make()
    try Data("nonsense".utf8).write(to: URL(fileURLWithPath: directory.data.memberKeyFile))
    #expect(
      throws: DistrictFault.unusableFile(
        path: directory.data.memberKeyFile, reason: "it must hold a version and 64 hex digits")
    ) { try DistrictKeys(in: directory.data) }
  }
}
