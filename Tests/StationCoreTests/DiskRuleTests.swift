import StationCore
import Testing

struct DiskRuleTests {
  private static let large = DiskSpace(free: 0, total: 8 << 30)
  private static let small = DiskSpace(free: 0, total: 32 << 20)

  private static func space(_ free: Int64, like disk: DiskSpace) -> DiskSpace {
    DiskSpace(free: free, total: disk.total)
  }

  @Test(arguments: [(large, 256 << 20, 8 << 20), (small, (32 << 20) / 10, 4 << 20)])
  func limitsSuitTheDisk(disk: DiskSpace, low: Int64, reserve: Int64) {
    #expect(DiskRule.lowBytes(on: disk) == low)
    #expect(DiskRule.reserveBytes(on: disk) == reserve)
  }

  @Test(arguments: [large, small])
  func aLowDiskHasEnoughOnlyOnceThereIsHalfAsMuchAgain(disk: DiskSpace) {
    let low = DiskRule.lowBytes(on: disk)
    func state(_ free: Int64, _ before: DiskState) -> DiskState {
      DiskRule.state(of: Self.space(free, like: disk), before: before, hasReserve: true)
    }
    #expect(state(low, .enough) == .enough)
    #expect(state(low - 1, .enough) == .low)
    #expect(state(low + low / 2 - 1, .low) == .low)
    #expect(state(low + low / 2 - 1, .reserve) == .low)
    #expect(state(low + low / 2, .low) == .enough)
  }

  @Test func withoutItsReserveADiskIsFullWhateverIsFree() {
    #expect(DiskRule.state(of: Self.space(7 << 30, like: Self.large), before: .enough, hasReserve: false) == .reserve)
  }

  @Test(arguments: [large, small])
  func whatIsKeptBackAgainLeavesRoomBesideIt(disk: DiskSpace) {
    let reserve = DiskRule.reserveBytes(on: disk)
    #expect(!DiskRule.canRestoreReserve(on: Self.space(3 * reserve - 1, like: disk)))
    #expect(DiskRule.canRestoreReserve(on: Self.space(3 * reserve, like: disk)))
  }

  @Test func theReserveHoldsACommitForEachCheckInThatItGuarantees() {
    #expect(DiskRule.reserveBytes >= Int64(DiskRule.reservedCheckIns) * 4_120)
  }
}
