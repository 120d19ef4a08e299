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
    try DocumentStore(directory: directory.path, now: { Samples.morning }) { [UInt8](repeating: byte, count: 32) }
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

  @Test func whatTheDistrictSentIsInForceAtOnceAndAfterARestart() throws {
    let store = try open()
    let roster = try sampleRoster()
    let entry = try #require(roster.entries.values.first)
    try store.apply(programme, key: Samples.key, tag: "\"7\"")
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

  @Test func theKeysForMemberCodesComeWithTheProgramme() throws {
    let keys = [MemberCodeKey(P256.Signing.PrivateKey().publicKey)]
    try open().apply(Programme(version: "8", services: [], memberCodeKeys: keys), key: Samples.key, tag: "\"7\"")
    #expect(try open().programme.memberCodeKeys == keys)
  }

  /// What earlier versions wrote: the programme's members only, and the key in a file of its own.
  private func writeEarlierFiles(key: String) throws {
    _ = try open()
    let services = "[{\"category\":\"life\",\"code\":\"rest\",\"names\":{\"zh-Hans\":\"坐下休息\"}}]"
    try "{\"services\":\(services),\"version\":\"7\"}".write(
      toFile: directory.file("district/programme.json"), atomically: false, encoding: .utf8)
    try key.write(toFile: directory.file("district/member.key"), atomically: false, encoding: .utf8)
  }

  @Test func filesOfAnEarlierVersionAreReadAndBecomeOne() throws {
    try writeEarlierFiles(key: "{\"key\":\"\(Hex.encode(Samples.key.bytes))\",\"version\":1}")
    let store = try open()
    #expect(store.programmeVersion() == "7" && store.memberKey == Samples.key && store.damaged.isEmpty)
    #expect(store.programme.services.map(\.code.rawValue) == ["rest"] && store.programmeTags().inForce == "\"7\"")
    #expect(store.programmeApplied == nil)
    try store.apply(programme, key: Samples.key, tag: "\"8\"")
    #expect(try directory.names("district") == ["programme.json"])
    #expect(try open().memberKey == Samples.key)
  }

  @Test func anEarlierKeyFileWithoutAKeyIsDamagedAndTheProgrammeAskedForAgain() throws {
    try writeEarlierFiles(key: "{\"version\":1,\"key\":\"00\"}")
    let store = try open()
    #expect(store.damaged.count == 1)
    #expect(store.memberKey.version == 0 && store.programmeVersion() == nil)
  }

  @Test func whatWasRefusedIsKnownAfterARestartUntilANewerOneIsInForce() throws {
    let store = try open()
    try store.apply(programme, key: Samples.key, tag: "\"7\"")
    let refusal = ProgrammeRefusal(version: "8", reason: "services is empty", at: 5)
    try store.refuse(refusal, tag: "\"8\"")
    let restarted = try open()
    #expect(restarted.refusedProgramme() == refusal && restarted.programmeTags() == ("\"7\"", "\"8\""))
    #expect(restarted.programme == programme && restarted.programmeApplied == Samples.morning)
    try restarted.apply(Programme(version: "9", services: []), key: Samples.key, tag: "\"9\"")
    #expect(restarted.refusedProgramme() == nil && restarted.programmeTags() == ("\"9\"", nil))
    #expect(try open().refusedProgramme() == nil)
  }

  @Test func whatTheLedgerSaysIsKnownAfterARestart() throws {
    let recorded = RecordedDocuments(
      ProgrammeApplied(programme: "7", roster: 3), in: LedgerID(rawValue: 0x0123_4567_89AB_CDEF))
    try open().note(recorded: recorded)
    #expect(try open().recorded == recorded)
  }

  @Test func filesAreForTheOwnerOnlyAndNoTemporaryOnesStay() throws {
    let store = try open()
    try store.apply(programme, key: Samples.key, tag: "\"7\"")
    let roster = try sampleRoster()
    try store.roster.receive(try roster.whole(), of: roster.certificate)
    #expect(try directory.mode("district") == 0o700)
    #expect(try directory.mode("identity") == 0o700)
    #expect(try directory.names("district") == ["programme.json", "roster.whole"])
    for name in ["district/programme.json", "district/roster.whole", "identity/member.key"] {
      #expect(try directory.mode(name) == 0o600, "\(name)")
    }
  }

  @Test(arguments: ["programme.json", "roster.whole"], ["", "{\"version\":", "[1,2,3]", "\u{0}\u{1}"])
  func aDamagedFileIsSetAsideAndTheRestIsUsed(_ name: String, _ content: String) throws {
    let before = try open()
    try before.apply(programme, key: Samples.key, tag: "\"7\"")
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
    #expect(store.memberKey.version == (name == "roster.whole" ? 1 : 0))
    #expect(try open().damaged.isEmpty)
  }

  @Test func aProgrammeThatCannotBeWrittenLeavesTheOldOneInForce() throws {
    let store = try open()
    try store.apply(programme, key: Samples.key, tag: "\"7\"")
    // A directory in the way of the temporary file: writing fails for root, too.
    try FileManager.default.createDirectory(
      atPath: directory.file("district/programme.json.tmp"), withIntermediateDirectories: false)
    #expect(throws: FileFailure.self) {
      try store.apply(Programme(version: "8", services: []), key: Samples.key, tag: "\"7\"")
    }
    #expect(store.programme == programme)
    #expect(try open().programme == programme)
  }

  @Test func noDescriptionShowsAKey() throws {
    let store = try open()
    try store.apply(programme, key: Samples.key, tag: "\"7\"")
    var dumped = ""
    dump(store.memberKey, to: &dumped)
    #expect(!"\(store.memberKey)\(dumped)".contains(Hex.encode(Samples.key.bytes)))
  }
}
