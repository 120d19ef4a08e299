import StationCore
import Testing

struct KeeperSignInTests {
  private var rule = KeeperSignIn()
  private let wang: ProgrammeID
  private let li: ProgrammeID
  private let programme: Programme
  private let today: CivilDate

  init() throws {
    wang = try #require(ProgrammeID(rawValue: "wang"))
    li = try #require(ProgrammeID(rawValue: "li"))
    today = try #require(CivilDate("2026-11-21"))
    let pin = try #require(
      PINHash(
        logCost: 10, parallelism: 1, salt: [UInt8](repeating: 0, count: 16), hash: [UInt8](repeating: 0, count: 32)))
    programme = Programme(
      version: "1", services: [],
      keepers: [
        KeeperCredential(id: wang, name: "王师傅", role: .keeper, pin: pin),
        KeeperCredential(id: li, name: "李师傅", role: .technician, pin: pin, until: CivilDate("2026-11-20")),
      ])
  }

  private mutating func begin(_ keeper: ProgrammeID, at now: Int64) -> KeeperRefusal? {
    do {
      _ = try rule.begin(keeper, of: programme, today: today, at: now)
      return nil
    } catch {
      return error
    }
  }

  @Test mutating func aKeeperOfTheProgrammeMayTryAndNobodyElse() throws {
    #expect(try rule.begin(wang, of: programme, today: today, at: 0).name == "王师傅")
    #expect(begin(try #require(ProgrammeID(rawValue: "zhao")), at: 0) == .unknownKeeper)
  }

  @Test mutating func theLastDayCountsWhereTheDayIsKnown() throws {
    #expect(begin(li, at: 0) == .expired(since: "2026-11-20"))
    #expect(try rule.begin(li, of: programme, today: CivilDate("2026-11-20"), at: 0).id == li)
    #expect(try rule.begin(li, of: programme, today: nil, at: 0).id == li)
  }

  @Test mutating func threeWrongOnesAreFreeAndThenTheWaitDoublesUpToAnHour() {
    for _ in 0..<3 { #expect(begin(wang, at: 1_000) == nil) }
    var now: Int64 = 1_000
    for wait in [30, 60, 120, 240, 480, 960, 1_920, 3_600, 3_600] as [Int64] {
      #expect(begin(wang, at: now) == .lockedOut(seconds: Int(wait)))
      #expect(begin(wang, at: now + wait * 1_000 - 1) == .lockedOut(seconds: 1))
      now += wait * 1_000
      #expect(begin(wang, at: now) == nil)
    }
  }

  @Test mutating func aRightOneForgetsTheWrongOnes() {
    for _ in 0..<2 { _ = begin(wang, at: 0) }
    rule.accept(wang)
    for _ in 0..<3 { #expect(begin(wang, at: 0) == nil) }
    #expect(begin(wang, at: 0) == .lockedOut(seconds: 30))
  }

  @Test mutating func oneKeepersWrongPINsLockNobodyElseOut() throws {
    for _ in 0..<4 { _ = begin(wang, at: 0) }
    #expect(try rule.begin(li, of: programme, today: nil, at: 0).id == li)
  }
}
