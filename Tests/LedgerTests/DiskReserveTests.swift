import Glibc
import Ledger
import StationCore
import TestSupport
import Testing

struct DiskReserveTests {
  @Test func roomIsKeptBackOnceAndGivenUpOnce() throws {
    let directory = try TemporaryDirectory()
    let reserve = DiskReserve(directory: directory.path)
    #expect(!reserve.isHeld)
    #expect(!reserve.release())
    #expect(reserve.hold())
    #expect(reserve.hold())
    #expect(reserve.isHeld)
    var status = stat()
    #expect(stat("\(directory.path)/reserve", &status) == 0)
    let disk = try #require(reserve.disk)
    #expect(Int64(status.st_blocks) * 512 >= DiskRule.reserveBytes(on: disk))
    #expect(reserve.release())
    #expect(!reserve.isHeld)
  }

  @Test func aHalfMadeReserveOfAnEarlierRunIsMadeAnew() throws {
    let directory = try TemporaryDirectory()
    let file = try #require(fopen("\(directory.path)/reserve.new", "w"))
    fclose(file)
    let reserve = DiskReserve(directory: directory.path)
    #expect(!reserve.isHeld)
    #expect(reserve.hold())
    #expect(access("\(directory.path)/reserve.new", F_OK) != 0)
  }

  @Test func whereThereIsNoDirectoryNothingIsKeptBack() {
    let reserve = DiskReserve(directory: "/nonexistent")
    #expect(reserve.disk == nil)
    #expect(!reserve.hold())
  }
}
