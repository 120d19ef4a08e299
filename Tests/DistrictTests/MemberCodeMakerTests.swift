import District
import StationCore
import TestSupport
import Testing

@Suite struct MemberCodeMakerTests {
  private static let now: Int64 = 1_767_571_200_000
  private let keys: DistrictKeys
  private let maker: MemberCodeMaker

  init() throws {
    let directory = try TemporaryDirectory()
    var generator = SeededGenerator(seed: 1)
    _ = try DistrictKeys.make(in: directory.data, names: ["127.0.0.1"], now: Self.now, using: &generator)
    keys = try DistrictKeys(in: directory.data)
    maker = try MemberCodeMaker(keys)
  }

  @Test func aCodeIsOfTheSameMemberAsTheCardAndTheStationVerifiesIt() throws {
    var generator = SeededGenerator(seed: 2)
    let member = try maker.member(card: "0000000001", technology: "em4100")
    #expect(member == keys.memberKey.reference(of: CanonicalCard(technology: .em4100, bytes: [0, 0, 0, 0, 1])))
    let made = try #require(try maker.code(of: member, minutes: 15, at: Self.now + 1, using: &generator))
    let next = try #require(try maker.code(of: member, minutes: 15, at: Self.now + 1, using: &generator))
    #expect(made.code.id != next.code.id)
    var station = MemberCodeAdmission()
    let boot = try #require(BootID(bytes: [UInt8](repeating: 1, count: 16)))
    let clock = ClockReading(wallMilliseconds: Self.now, boot: boot, sinceBootMilliseconds: 1, isTrusted: true)
    let verdict = try station.judge(
      Array(made.text.utf8), keys: keys.memberCodePublicKeys, memberKeyVersion: 1, at: clock)
    #expect(verdict == .admit(made.code, doubt: nil))
    #expect(made.code.member == member)
    #expect(made.code.endMilliseconds == Self.now + 15 * 60_000)
  }

  @Test(arguments: [0, 16]) func noCodeIsMadeForAnotherTime(minutes: Int) throws {
    var generator = SeededGenerator(seed: 3)
    let member = try maker.member(card: "0000000001", technology: "")
    #expect(try maker.code(of: member, minutes: minutes, at: Self.now, using: &generator) == nil)
  }

  @Test func aWrongCardNumberIsNotRepeated() throws {
    let reason = "an em4100 card has ten hexadecimal digits, not all of them zero"
    #expect(throws: DistrictFault.badCardNumber(reason: reason)) {
      try maker.member(card: "123", technology: "em4100")
    }
  }
}
