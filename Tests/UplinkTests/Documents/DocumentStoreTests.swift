import Crypto
import Foundation
import RosterTestSupport
import StationCore
import TestSupport
import Testing

@testable import Uplink

@Suite struct DocumentStoreTests {
  private let directory: TemporaryDirectory
  private let programme = Programme(version: "7", services: Array(Programme.builtIn.services.prefix(2)))

  init() throws { directory = try TemporaryDirectory() }

  private func sampleRoster() throws -> SampleRoster {
    var generator = SeededGenerator(seed: 3)
    var roster = try SampleRoster()
    for _ in 0..<3 { roster.change(adding: 1, using: &generator) }
    return roster
  }

  private func open(minting byte: UInt8 = 9) throws -> DocumentStore {
    try DocumentStore(directory: directory.path) { [UInt8](repeating: byte, count: 32) }
  }

  @Test func aNewStationHasTheBuiltInProgrammeAKeyOfItsOwnAndNoRoster() throws {
    let store = try open()
    #expect(store.programme == .builtIn)
    #expect(store.programmeVersion() == nil)
    #expect(store.rosterVersion() == nil)
    #expect(store.memberKey == MemberKey(version: 0, bytes: [UInt8](repeating: 9, count: 32)))
    #expect(store.standing(of: Samples.member(1)) == .noRoster)
    #expect(store.damaged.isEmpty)
  }

  @Test func theStationsOwnKeyIsMintedOnce() throws {
    let first = try open(minting: 1).memberKey
    #expect(try open(minting: 2).memberKey == first)
  }

  @Test func whatTheDistrictSentIsInForceAtOnceAndAfterARestart() async throws {
    let store = try open()
    let roster = try sampleRoster()
    let entry = try #require(roster.entries.values.first)
    try await store.apply(programme, key: Samples.key)
    try store.roster.receive(try roster.whole(), of: roster.certificate)
    for store in [store, try open()] {
      #expect(store.programme == programme)
      #expect(store.programmeVersion() == "7")
      #expect(store.memberKey == Samples.key)
      #expect(store.rosterVersion() == 3)
      #expect(store.standing(of: entry.member) == .known(entry, rosterVersion: 3))
      #expect(store.standing(of: Samples.member(2)) == .unknown(rosterVersion: 3))
    }
  }

  @Test func theKeysForMemberCodesComeWithTheProgramme() async throws {
    let keys = [MemberCodeKey(P256.Signing.PrivateKey().publicKey)]
    try await open().apply(Programme(version: "8", services: [], memberCodeKeys: keys), key: Samples.key)
    #expect(try open().programme.memberCodeKeys == keys)
  }

  @Test func aProgrammeFromBeforeThereWereMemberCodesIsStillRead() async throws {
    try await open().apply(programme, key: Samples.key)
    let text = try String(contentsOfFile: directory.file("district/programme.json"), encoding: .utf8)
    #expect(!text.contains("memberCodeKeys"))
    #expect(try open().programme == programme)
  }

  @Test func filesAreForTheOwnerOnlyAndNoTemporaryOnesStay() async throws {
    let store = try open()
    try await store.apply(programme, key: Samples.key)
    let roster = try sampleRoster()
    try store.roster.receive(try roster.whole(), of: roster.certificate)
    #expect(try directory.mode("district") == 0o700)
    #expect(try directory.mode("identity") == 0o700)
    #expect(try directory.names("district") == ["member.key", "programme.json", "roster.whole"])
    for name in ["district/member.key", "district/programme.json", "district/roster.whole", "identity/member.key"] {
      #expect(try directory.mode(name) == 0o600, "\(name)")
    }
  }

  @Test(arguments: ["programme.json", "roster.whole", "member.key"], ["", "{\"version\":", "[1,2,3]", "\u{0}\u{1}"])
  func aDamagedFileIsSetAsideAndTheRestIsUsed(_ name: String, _ content: String) async throws {
    let before = try open()
    try await before.apply(programme, key: Samples.key)
    let roster = try sampleRoster()
    try before.roster.receive(try roster.whole(), of: roster.certificate)
    let path = directory.file("district/\(name)")
    try content.write(toFile: path, atomically: false, encoding: .utf8)

    let store = try open()
    #expect(store.damaged.map(\.keptAs) == [path + ".damaged"])
    #expect(try String(contentsOfFile: path + ".damaged", encoding: .utf8) == content)
    // What is missing is asked for again; what is whole is still in force.
    #expect(store.programmeVersion() == (name == "roster.whole" ? "7" : nil))
    #expect(store.rosterVersion() == (name == "roster.whole" ? nil : 3))
    #expect(store.memberKey.version == (name == "member.key" ? 0 : 1))
    #expect(try open().damaged.isEmpty)
  }

  @Test func aKeyFileWithoutAKeyIsDamaged() async throws {
    let before = try open()
    try await before.apply(programme, key: Samples.key)
    try "{\"version\":1,\"key\":\"00\"}".write(
      toFile: directory.file("district/member.key"), atomically: false, encoding: .utf8)
    let store = try open()
    #expect(store.damaged.count == 1)
    #expect(store.memberKey.version == 0)
  }

  @Test func aProgrammeThatCannotBeWrittenLeavesTheOldOneInForce() async throws {
    let store = try open()
    try await store.apply(programme, key: Samples.key)
    // A directory in the way of the temporary file: writing fails for root, too.
    try FileManager.default.createDirectory(
      atPath: directory.file("district/programme.json.tmp"), withIntermediateDirectories: false)
    await #expect(throws: FileFailure.self) {
      try await store.apply(Programme(version: "8", services: []), key: Samples.key)
    }
    #expect(store.programme == programme)
    #expect(try open().programme == programme)
  }

  @Test func noDescriptionShowsAKey() async throws {
    let store = try open()
    try await store.apply(programme, key: Samples.key)
    var dumped = ""
    dump(store.memberKey, to: &dumped)
    #expect(!"\(store.memberKey)\(dumped)".contains(Hex.encode(Samples.key.bytes)))
  }
}
